import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type WordListFormat } from '../generated/operations.js';
import { wordsMessages as words } from '../messages/words.js';
import { type WordListController } from './word-list-controller.js';

const formats: readonly WordListFormat[] = ['TEXT', 'CSV'];

/** The list as a download. */
export function ExportMenu({ controller }: { readonly controller: WordListController }) {
  const download = (format: WordListFormat) =>
    controller.export(format).then(save, (error: unknown) => controller.fail(error));
  return (
    <MenuTrigger>
      <Button>
        {words.export} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu className="menu" onAction={(key) => void download(key as WordListFormat)}>
          {formats.map((format) => (
            <MenuItem key={format} id={format} className="item">
              {words.formats[format]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Hands a text to the browser as a file: a link could not carry the session's token. */
function save({ fileName, content }: { readonly fileName: string; readonly content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

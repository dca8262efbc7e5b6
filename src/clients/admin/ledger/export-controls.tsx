import { useState, useSyncExternalStore } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { ledgerMessages as ledger } from '../messages/ledger.js';
import { failureText, messages, tools } from '../messages/messages.js';
import { ExportController, type ExportState } from './export-controller.js';
import { type LedgerFilter } from './ledger-address.js';

/** Saves what is filtered as a file, in the chosen form. */
export function ExportControls({ filter }: { filter: LedgerFilter }) {
  const [controller] = useState(() => new ExportController());
  const state = useSyncExternalStore(controller.subscribe, controller.snapshot);
  const { phase, failure } = state;
  return (
    <>
      {phase === 'running' ? (
        <button onClick={() => controller.stop()}>{messages.cancel}</button>
      ) : (
        <MenuTrigger>
          <Button className="exporting">
            {ledger.export} <span aria-hidden="true">▾</span>
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu
              className="menu"
              aria-label={ledger.export}
              onAction={(key) => void controller.begin(filter, key === 'csv' ? 'CSV' : 'JSON_LINES')}
            >
              <MenuItem id="csv" className="item">
                {ledger.csv}
              </MenuItem>
              <MenuItem id="json-lines" className="item">
                {ledger.jsonLines}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      <p className="quiet export-status" role="status">
        {exportText(state)}
      </p>
      {failure && (
        <div className="failure" role="alert">
          <p>{failureText(failure)}</p>
          <button onClick={() => void controller.resume()}>{messages.tryAgain}</button>
        </div>
      )}
    </>
  );
}

function exportText({ phase, count, fileName }: ExportState): string {
  switch (phase) {
    case 'idle':
      return '';
    case 'running':
    case 'interrupted':
      return ledger.exporting(tools.number(count));
    case 'stopped':
      return ledger.exportStopped;
    case 'done':
      return ledger.exported(fileName, tools.number(count));
  }
}

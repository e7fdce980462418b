/** The scenarios of suite core in which something is refused and has to be transmitted again. */
export const RETRANSMISSION_SCENARIOS: readonly string[] = [
  'SAN-STA-003',
  'SAN-SYN-001',
  'SAN-SYN-002',
  'SAN-SYN-003',
  'CTL-SYN-001',
  'SAN-RUL-001',
  'SAN-RUL-002',
  'SAN-RUL-003',
  'SEQ-RSP-001',
  'SAN-RSP-001',
  'SAN-SEC-001',
  'SAN-SEC-002',
  'ENT-STA-001',
];

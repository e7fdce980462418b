import { describeReferenceContract } from './reference-contract.fixture.js';
import { createLateStore } from './store/late-store.fixture.js';
import { createMemoryStore } from './store/memory-store.js';

describeReferenceContract('the memory store', () => ({ store: createMemoryStore() }), 12);
describeReferenceContract('the late store', () => ({ store: createLateStore() }), 3);

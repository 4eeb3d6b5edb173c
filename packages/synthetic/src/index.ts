// Records of people, with duplicates, twins and namesakes

// The populations behind them
export type { NamePool, NamingTradition } from './naming/naming-tradition.ts';
export { namingTraditions } from './naming/naming-traditions.ts';
export type { ErrorKind } from './person-register/error-kinds.ts';
export { errorKinds } from './person-register/error-kinds.ts';
export type { PersonRegister } from './person-register/person-register.ts';
export { personRegister, registerRoles } from './person-register/person-register.ts';
export { personRegisterSchema, personTruthSchema } from './person-register/schema.ts';
export type { PersonRegisterSettings } from './person-register/settings.ts';
export { personRegisterDefaults } from './person-register/settings.ts';
export { localPolicingAreas } from './places.ts';

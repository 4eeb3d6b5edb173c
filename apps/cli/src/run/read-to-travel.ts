// All that the thread needs which reads inputs.
export { readToTravel } from '@assay/notebook/run';

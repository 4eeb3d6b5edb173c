export const COUNT = { name: 'Count', source: 'the input' };
export const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };

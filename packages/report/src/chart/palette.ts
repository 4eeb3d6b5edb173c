/**
 * Government Analysis Function palette for categories, in its order: each colour reaches 3:1 on white and against its
 * neighbours (Analysis Function, "Data visualisation: colours in charts", 2023). The stylesheet swaps each for a
 * lighter one in the dark.
 */
export const categoryColours = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const;

/**
 * Five steps from low to high with the text colour that reaches 4.5:1 on each. None is a category's colour, which the
 * stylesheet swaps in the dark.
 */
export const sequentialColours = [
  { fill: '#E1ECF7', text: '#0b0c0c' },
  { fill: '#A9CBEA', text: '#0b0c0c' },
  { fill: '#6BACE6', text: '#0b0c0c' },
  { fill: '#2073BC', text: '#ffffff' },
  { fill: '#0F3B61', text: '#ffffff' },
] as const;

/** Colour of the n-th category; after six they repeat, and the direct label tells them apart. */
export function categoryColour(index: number): string {
  return categoryColours[index % categoryColours.length]!;
}

// AssemblyScript, compiled by build.mjs. The TypeScript twin is ../src/sweep/letter-filter.ts.

// Takes the lowest class out three times over: what is left are classes beyond three.
// @ts-expect-error: decorator of AssemblyScript
function beyondThree(classes: v128): v128 {
  const one = i32x4.splat(-1);
  classes = v128.and(classes, i32x4.add(classes, one));
  classes = v128.and(classes, i32x4.add(classes, one));
  return v128.and(classes, i32x4.add(classes, one));
}

// Of four positions from j, one bit each for those whose two names may each lie within three edits of the row's.
// @ts-expect-error: decorator of AssemblyScript
function nearOfFour(surnames: usize, forenames: usize, ownSurname: v128, ownForename: v128, j: i32): i32 {
  const surname = v128.load(surnames + ((<usize>j) << 2));
  const forename = v128.load(forenames + ((<usize>j) << 2));
  const beyond = v128.or(
    v128.or(beyondThree(v128.andnot(ownSurname, surname)), beyondThree(v128.andnot(surname, ownSurname))),
    v128.or(beyondThree(v128.andnot(ownForename, forename)), beyondThree(v128.andnot(forename, ownForename))),
  );
  return i32x4.bitmask(i32x4.eq(beyond, i32x4.splat(0)));
}

// Positions j in (row, size) whose two names may each lie within three edits of the row's, by their letter classes alone.
// Four at a time: reads up to three beyond the block and drops them.
export function filterRow(surnames: usize, forenames: usize, row: i32, size: i32, out: usize): i32 {
  const ownSurname = v128.load32_splat(surnames + ((<usize>row) << 2));
  const ownForename = v128.load32_splat(forenames + ((<usize>row) << 2));
  let count = 0;
  for (let j = row + 1; j < size; j += 4) {
    let near = nearOfFour(surnames, forenames, ownSurname, ownForename, j);
    if (near === 0) continue;
    if (size - j < 4) near &= (1 << (size - j)) - 1;
    while (near !== 0) {
      store<i32>(out + ((<usize>count) << 2), j + ctz(near));
      count++;
      near &= near - 1;
    }
  }
  return count;
}

// Takes the lowest class out as many times as edits are allowed: what is left are classes beyond them.
// @ts-expect-error: decorator of AssemblyScript
function beyond(classes: v128, edits: i32): v128 {
  const one = i32x4.splat(-1);
  for (let edit = 0; edit < edits; edit++) classes = v128.and(classes, i32x4.add(classes, one));
  return classes;
}

// The same where fewer edits are allowed in either name.
export function filterRowWithin(
  surnames: usize,
  forenames: usize,
  row: i32,
  size: i32,
  out: usize,
  surnameEdits: i32,
  forenameEdits: i32,
): i32 {
  const ownSurname = v128.load32_splat(surnames + ((<usize>row) << 2));
  const ownForename = v128.load32_splat(forenames + ((<usize>row) << 2));
  let count = 0;
  for (let j = row + 1; j < size; j += 4) {
    const surname = v128.load(surnames + ((<usize>j) << 2));
    const lost = v128.or(
      beyond(v128.andnot(ownSurname, surname), surnameEdits),
      beyond(v128.andnot(surname, ownSurname), surnameEdits),
    );
    let near = i32x4.bitmask(i32x4.eq(lost, i32x4.splat(0)));
    if (near === 0) continue;
    const forename = v128.load(forenames + ((<usize>j) << 2));
    const lostOfForename = v128.or(
      beyond(v128.andnot(ownForename, forename), forenameEdits),
      beyond(v128.andnot(forename, ownForename), forenameEdits),
    );
    near &= i32x4.bitmask(i32x4.eq(lostOfForename, i32x4.splat(0)));
    if (size - j < 4) near &= (1 << (size - j)) - 1;
    while (near !== 0) {
      store<i32>(out + ((<usize>count) << 2), j + ctz(near));
      count++;
      near &= near - 1;
    }
  }
  return count;
}

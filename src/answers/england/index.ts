/** Everything that a question may need where all England's figures are imported, so that it is loaded together and once. */
export { areasNamed, compareAreas, inRegion, ofEngland } from './areas-answer.ts'
export { PLACE_WORDS } from './asked.ts'
export { answerWithEngland } from './beside-answer.ts'
export { heldByDepartment, laterFromDepartment } from './department.ts'
export { neighbourList } from './neighbour-list.ts'
export { neighboursAnswer } from './neighbours-answer.ts'
export { placed } from './placed.ts'

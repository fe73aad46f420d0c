// The playground's editor, fetched when somebody first edits a block.

export { Editor } from "../page/editor";
export { changesOf } from "../page/change";
export { answerOf } from "../page/rows";

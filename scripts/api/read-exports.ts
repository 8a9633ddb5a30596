import { join } from "node:path";
import ts from "typescript";

const repository = join(import.meta.dirname, "..", "..");

/** Something that the library exports, with what its TSDoc says. All texts are Markdown. */
export interface Exported {
  readonly name: string;
  readonly kind: "function" | "class" | "interface" | "type";
  /** The declaration as it stands in the sources: of a function without its body, of a class its properties. */
  readonly text: string;
  readonly description: string;
  readonly parameters: readonly Described[];
  readonly throws: readonly string[];
  readonly example: string | undefined;
  /** Of classes and interfaces. */
  readonly properties: readonly (Described & { readonly type: string; readonly isOptional: boolean })[];
}

interface Described {
  readonly name: string;
  readonly description: string;
}

export interface Library {
  /** What stands at the head of `src/index.ts`. */
  readonly description: string;
  /** In the order in which they are exported. */
  readonly exported: readonly Exported[];
}

/** What `src/index.ts` exports. @throws if anything of it has no TSDoc */
export function readLibrary(): Library {
  const path = join(repository, "src/index.ts");
  const program = ts.createProgram([path], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${path} exports nothing.`);
  const symbols = checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  });
  const exported = symbols.map(read);
  const silent = exported.filter(({ description }) => description === "").map(({ name }) => name);
  if (silent.length > 0) throw new Error(`These exports have no TSDoc: ${silent.join(", ")}`);
  return { description: headOf(file?.text ?? ""), exported };
}

/** The comment before anything else, without what it is drawn with. */
function headOf(text: string): string {
  const comment = /^\/\*\*\n([^]*?)\n \*\//.exec(text)?.[1] ?? "";
  const lines = comment.split("\n").map((line) => line.replace(/^ \* ?/, ""));
  return lines.filter((line) => !line.startsWith("@")).join("\n");
}

function read(symbol: ts.Symbol): Exported {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined) throw new Error(`${symbol.name} is declared nowhere.`);
  const tags = ts.getJSDocTags(declaration);
  const textOf = (comment: ts.JSDocTag["comment"]): string => plain(ts.getTextOfJSDocComment(comment));
  const tagged = (name: string): string[] =>
    tags.filter(({ tagName }) => tagName.text === name).map(({ comment }) => textOf(comment));
  return {
    name: symbol.name,
    kind: kindOf(declaration),
    text: sourceOf(declaration),
    description: descriptionOf(declaration),
    parameters: tags.filter(ts.isJSDocParameterTag).map(({ name, comment }) => ({
      name: name.getText(),
      description: textOf(comment),
    })),
    throws: ts
      .getJSDocCommentsAndTags(declaration)
      .filter(ts.isJSDoc)
      .flatMap(({ tags: all }) => all?.filter(ts.isJSDocThrowsTag) ?? [])
      .map((tag) => [tag.typeExpression?.type.getText(), textOf(tag.comment)].filter(Boolean).join(" ")),
    example: tagged("example")[0],
    properties: propertiesOf(declaration),
  };
}

function kindOf(declaration: ts.Declaration): Exported["kind"] {
  if (ts.isFunctionDeclaration(declaration)) return "function";
  if (ts.isClassDeclaration(declaration)) return "class";
  return ts.isInterfaceDeclaration(declaration) ? "interface" : "type";
}

function sourceOf(declaration: ts.Declaration): string {
  const { text } = declaration.getSourceFile();
  if (ts.isClassDeclaration(declaration)) {
    const head = text.slice(declaration.getStart(), declaration.members.pos).replace(/^export /, "");
    const properties = declaration.members.filter(ts.isPropertyDeclaration);
    const members = properties.map((member) => text.slice(member.getStart(undefined, true), member.end));
    return `${head}\n${members.map((member) => `  ${member}`).join("\n")}\n}`;
  }
  const body = ts.isFunctionDeclaration(declaration) ? declaration.body?.getStart() : undefined;
  const [remark] = ts.getTrailingCommentRanges(text, declaration.end) ?? [];
  const end = body ?? remark?.end ?? declaration.end;
  return text
    .slice(declaration.getStart(), end)
    .replace(/^export /, "")
    .trimEnd();
}

function propertiesOf(declaration: ts.Declaration): Exported["properties"] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return [];
  const members: readonly ts.Node[] = declaration.members;
  return members
    .filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
    .map((member) => ({
      name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
      type: typeTextOf(member),
      isOptional: member.questionToken !== undefined,
      description: descriptionOf(member),
    }));
}

/** What has no type says by its value what it is. */
function typeTextOf(member: ts.PropertySignature | ts.PropertyDeclaration): string {
  const written = member.type ?? (ts.isPropertyDeclaration(member) ? member.initializer : undefined);
  return written?.getText() ?? "";
}

function descriptionOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return plain(ts.getTextOfJSDocComment(comment?.comment));
}

function plain(text: string | undefined): string {
  return (text ?? "").trim();
}

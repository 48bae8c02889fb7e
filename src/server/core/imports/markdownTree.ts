import { Lexer, Parser, type Token, type TokensList } from "marked";
import type { ForeignNode } from "#document/foreignTree.ts";
import { htmlTree } from "./htmlTree.ts";

/** How deep quotations, lists and emphasis may stand in each other. Below it their marks are words. */
const deepest = 20;
/** Of a paragraph's underscores each may be looked for in all the rest of it. One with more is words alone. */
const mostUnderscores = 400;

/** Reads Markdown, with tables and strikes as GitHub has them, as the tree of its HTML. HTML in it is read as HTML. */
export function markdownTree(markdown: string): readonly ForeignNode[] {
  return htmlTree(Parser.parse(new BoundedLexer().lex(markdown)));
}

class BoundedLexer extends Lexer {
  private depth = 0;

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], isClipped = false): Token[] {
    if (this.depth >= deepest) return asWords(source, tokens);
    return this.deeper(() => super.blockTokens(source, tokens, isClipped));
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    const underscores = source.match(/_+/gu)?.length ?? 0;
    if (this.depth >= deepest || underscores > mostUnderscores) return asWords(source, tokens);
    return this.deeper(() => super.inlineTokens(source, tokens));
  }

  private deeper(read: () => Token[]): Token[] {
    this.depth += 1;
    const made = read();
    this.depth -= 1;
    return made;
  }
}

function asWords(text: string, tokens: Token[]): Token[] {
  tokens.push({ type: "text", raw: text, text, escaped: false });
  return tokens;
}

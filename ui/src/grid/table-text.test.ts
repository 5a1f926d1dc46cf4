import { describe, expect, it } from "vitest";
import { csv, guarded, separatorOf, tabbed } from "./table-text";

describe("guarded", () => {
  it("makes no formula of what somebody wrote", () => {
    for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"])
      expect(guarded(text).startsWith("'"), text).toBe(true);
  });

  it("leaves numbers, times and words alone", () => {
    for (const text of ["", "-5", "+1", "-0,5", "1:04:10", "-1:30", "88.9%", "–", "a=b", "n/a"])
      expect(guarded(text)).toBe(text);
  });

  it("drops what has no meaning in a cell", () => {
    expect(guarded("a\u0000b\u202ec\u001bd")).toBe("abcd");
    expect(guarded("\u202e=1")).toBe("'=1");
  });
});

describe("csv", () => {
  it("quotes what would end a cell or a line", () => {
    expect(csv([["a,b", 'say "x"', "two\nlines", "plain"]], ",")).toBe(
      '"a,b","say ""x""","two\nlines",plain\r\n',
    );
    expect(csv([["a,b", "c;d"]], ";")).toBe('a,b;"c;d"\r\n');
  });

  it("takes the separator of the language", () => {
    expect(["en", "de", "fr", "es", "ar"].map(separatorOf)).toEqual([
      ",",
      ";",
      ";",
      ";",
      expect.any(String),
    ]);
  });
});

it("has one line a row and one tab between cells on the clipboard", () => {
  expect(
    tabbed([
      ["a\tb", "c\r\nd"],
      ["=1", "2"],
    ]),
  ).toBe("a b\tc d\n'=1\t2");
});

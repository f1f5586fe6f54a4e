using Ballast.Cli.Output;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Cli;

public sealed class WordWrapTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("", 5, "")]
    [InlineData("a\nb", 5, "a|b")]
    [InlineData("a  b", 1, "a|b")]
    [InlineData("  a b", 3, "  a|b")]
    [InlineData("it earned 10,370.72 NMR in all", 20, "it earned|10,370.72 NMR in all")]
    [InlineData("worth +1.23 % of the stake", 10, "worth|+1.23 % of|the stake")]
    [InlineData("for 3 strange things", 7, "for 3|strange|things")]
    [InlineData("see /a/path/that/is/long now", 10, "see|/a/path/that/is/long|now")]
    [InlineData("模型 模型 x", 5, "模型|模型|x")]
    public void Lines_BreakAtWords(string text, int width, string lines) =>
        string.Join('|', WordWrap.Lines(text, width)).ShouldBe(lines);

    [Fact]
    public void Lines_AfterTheFirst_LeaveRoomForTheirIndentation() =>
        WordWrap.Lines("- aa bb cc", 7, hang: 2).ShouldBe(["- aa bb", "cc"]);

    /// <summary>Whatever the text: nothing but blanks goes, and a line is too long only where it is one word.</summary>
    [Fact]
    public void Lines_OfAnyText_LoseNothing() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                ArbMap.Default.ArbFor<(byte[] Words, byte Width)>(),
                given =>
                {
                    var words = given.Words.Select(w =>
                        w % 5 == 0 ? $"{w}.5 %" : new string((char)('a' + (w % 26)), 1 + (w % 40))
                    );
                    var (text, width) = (string.Join(' ', words), 1 + (given.Width % 60));
                    var lines = WordWrap.Lines(text, width);
                    return string.Join(' ', lines) == text
                        && lines.All(l => l.Length <= width || WordWrap.Longest(l) == l.Length);
                }
            )
        );
}

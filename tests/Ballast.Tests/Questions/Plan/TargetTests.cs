using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Plan.Targets;
using Ballast.Tests.Questions.Ladder;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions.Plan;

/// <summary>Targets that somebody wrote down, in files and words.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("model,nmr\na,50\nb,12.5\n", true)]
    [InlineData("\uFEFFNMR,note,Model\r\n50,\"x, y\",a\r\n12.5,,b\r\n\r\n", true)]
    [InlineData("username,weight\na,50\nb,12.5", false)]
    [InlineData("\uFEFFmodel;nmr;note\r\na;50;\"x; y\"\r\nb;12.5;y, z\r\n", true)]
    [InlineData("{\"a\": 50, \"b\": \"12.5\"}", true)]
    [InlineData("{\"stakes\": {\"a\": 50, \"b\": 12.5}, \"note\": 1}", true)]
    [InlineData("{\"method\": \"hrp\", \"weights\": {\"a\": 5e1, \"b\": 12.5}}", false)]
    [InlineData(" [{\"model\": \"a\", \"nmr\": 50}, {\"model\": \"b\", \"nmr\": 12.5}]", true)]
    [InlineData("[{\"model\": \"a\", \"weight\": 50}, {\"model\": \"b\", \"weight\": 12.5}]", false)]
    public void File_IsRead(string text, bool isNmr)
    {
        var target = StatedTarget.OfFile("folder/mine.csv", text);
        target.Rows.ShouldBe([("a", 50m), ("b", 12.5m)]);
        (target.IsNmr, target.Name, target.Source).ShouldBe((isNmr, "mine.csv", "file"));
    }

    [Theory]
    [InlineData("", "header is model,nmr")]
    [InlineData("a,50\n", "header is model,nmr")]
    [InlineData("model,nmr,weight\na,1,2\n", "header is model,nmr")]
    [InlineData("model,nmr\na,-5\n", "line 2")]
    [InlineData("model,nmr\na,\"1,5\"\n", "with a point")]
    [InlineData("model;nmr\na;1,5\n", "with a point")]
    [InlineData("model,nmr\na\n", "1 cells")]
    [InlineData("model,nmr\na,1\nA,2\n", "stands there 2 times")]
    [InlineData("model,nmr\n,1\n", "no model")]
    [InlineData("model,nmr\n", "no model")]
    [InlineData("model,nmr\na,1e999\n", "line 2")]
    [InlineData("model,nmr\n\"a,1\n", "quotation mark")]
    [InlineData("{\"a\": -1}", "from 0 on")]
    [InlineData("{\"a\": [1]}", "no number")]
    [InlineData("{\"a\": 1", "no JSON")]
    [InlineData("model,nmr\na,11000001\n", "a shall have 11,000,001 NMR, and there are 11,000,000 at most")]
    [InlineData("{\"a\": 1, \"a\": 2}", "2 times")]
    [InlineData("[1]", "every row")]
    [InlineData("[{\"model\": \"a\"}]", "neither nmr nor weight")]
    [InlineData("[{\"model\": \"a\", \"nmr\": 1}, {\"model\": \"b\", \"weight\": 1}]", "take one of the two")]
    public void File_ThatCannotBeRead_IsRefused(string text, string says) =>
        Should.Throw<ParameterException>(() => StatedTarget.OfFile("x", text)).Message.ShouldContain(says);

    /// <summary>Amounts add up to the total, whatever is cut; the largest takes what is left over.</summary>
    [Theory]
    [InlineData("100", "1", "1", "1")]
    [InlineData("0.000001", "1", "1", "1")]
    [InlineData("0", "1", "2", "3")]
    [InlineData("123.456789123456789", "0.3333", "0", "17")]
    public void Shares_AddUpToTheTotal(string total, params string[] weights)
    {
        var whole = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture);
        var parts = Shares.Divide(
            whole,
            [
                .. weights.Select(
                    (w, i) => ($"m{i}", decimal.Parse(w, System.Globalization.CultureInfo.InvariantCulture))
                ),
            ]
        );
        parts.Values.Sum().ShouldBe(whole);
        parts.Values.ShouldAllBe(p => p >= 0);
    }

    /// <summary>A file that is there is read; a word that names none is a method or amounts; a method stays one where a file is called so.</summary>
    [Fact]
    public void Word_IsAFile_AMethod_OrAmounts()
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));
        var file = world.Line.Folder.Write("mine.csv", "model,weight\na,1\nb,3\n");
        var plan = world.Plan("--target", file);
        (plan.Target.Source, plan.Target.Name, plan.Target.Total).ShouldBe(("file", "mine.csv", 110));
        plan.Target.Stakes["a"].ShouldBe(27.5m);
        world.Plan("--target", file, "--total", "200").Target.Stakes["b"].ShouldBe(150);
        (world.Plan("--target", "EQUAL").Target.Source, world.Plan("--target", "a=1").Target.Source).ShouldBe(
            ("method", "given")
        );
        Wrong(world, "'mine.cvs' is no file and no method", "--target", "mine.cvs");
        Wrong(world, "leave MODEL out", "a", "--target", file);
        Wrong(world, "Leave one of the two out", "--target", "a=5", "--total", "7");
        Wrong(world, "is not MODEL=NMR", "--target", "a=5,b");
        Wrong(world, "with a point", "--target", "a=-5");
        Wrong(world, "2 times", "--target", "a=5,A=6");
        Wrong(world, "at least two", "--compare", "equal");
        Wrong(world, "no method 'best'", "--compare", "equal,best");
        Wrong(world, "--expires is a whole number", "--expires", "0");
        Wrong(world, "--total is a number", "--total", "-1");
        world.Refusal("--target", world.Line.Folder.Write("none.csv", "model,weight\na,0\n")).ShouldBe("bad-weights");
    }

    /// <summary>Somebody may have a file called like a method.</summary>
    [Theory]
    [InlineData("equal", "method")]
    [InlineData("./equal", "file")]
    public async Task Method_IsMeant_WhereAFileIsCalledSo(string target, string source)
    {
        using var world = LadderWorld.After(1290, ("a", 1270, 1290, 100), ("b", 1270, 1290, 10));
        var file = world.Line.Folder.Path("equal");
        await File.WriteAllTextAsync(file, "model,nmr\na,1\n", TestContext.Current.CancellationToken);

        var (code, output) = await OtherProgram.RunAsync(
            Path.GetDirectoryName(file)!,
            new Dictionary<string, string>(),
            "dotnet",
            BuiltProgram.File,
            "plan",
            "--target",
            target,
            "--store",
            world.Line.Store,
            "--as-of",
            $"{world.Now:yyyy-MM-ddTHH:mmZ}",
            "--json"
        );

        code.ShouldBe(0, output);
        using var answer = JsonDocument.Parse(output);
        answer.RootElement.GetProperty("target").GetProperty("source").GetString().ShouldBe(source);
    }

    private static void Wrong(LadderWorld world, string says, params string[] words)
    {
        var said = world.Line.Run(["plan", .. words]);
        said.Code.ShouldBe(2, said.Out);
        said.Error.ShouldContain(says);
    }
}

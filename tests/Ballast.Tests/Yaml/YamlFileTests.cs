using Ballast.Core.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Yaml;

public sealed class YamlFileTests
{
    private const string Sample = """
        # a comment
        name: gold
        bound: -0.5e-2
        rounds: [1, 2]
        quoted: "12"
        empty:
        nested:
          - key: one
            on: true
        """;

    [Fact]
    public void File_OfMapsListsAndValues_IsReadWithPlaces()
    {
        var root = YamlFile.Read(Sample).Map("the file");
        root.Entries.Select(e => e.Key).ShouldBe(["name", "bound", "rounds", "quoted", "empty", "nested"]);
        root.Find("name")!.Scalar("x").Text.ShouldBe("gold");
        root.Find("bound")!.Scalar("x").Number("x", -1, 1).ShouldBe(-0.005m);
        root.Find("rounds")!.List("x").Items.Select(i => i.Scalar("x").Whole("x", 0, 9)).ShouldBe([1, 2]);
        root.Find("empty").ShouldBeOfType<YamlScalar>().IsNothing.ShouldBeTrue();
        root.Find("other").ShouldBeNull();
        var inner = root.Find("nested")!.List("x").Items[0].Map("x");
        inner.Find("on")!.Scalar("x").Flag("x").ShouldBeTrue();
        inner.Entries[1].Place.ShouldBe(new YamlPlace(9, 5));
        inner.Entries[1].Value.Place.ShouldBe(new YamlPlace(9, 9));
    }

    [Theory]
    [InlineData("", "line 1, column 1", "Nothing stands in the file")]
    [InlineData("# only this\n", "line 1, column 1", "Nothing stands in the file")]
    [InlineData("a: 1\n b: 2\n", "line 2, column 3", "cannot be read as YAML")]
    [InlineData("a: {b\n", "line 2, column 1", "cannot be read as YAML")]
    [InlineData("a: \"x\n", "line 1, column 4", "cannot be read as YAML")]
    [InlineData("a: 1\nb: 2\na: 3\n", "line 3, column 1", "'a' stands here twice")]
    [InlineData("a: &x 1\nb: *x\n", "line 1, column 4", "Anchors")]
    [InlineData("b: *x\n", "line 1, column 4", "Aliases")]
    [InlineData("a: !!str 1\n", "line 1, column 4", "tags")]
    [InlineData("a: 1\n---\nb: 2\n", "line 2, column 1", "second document")]
    // Here the library throws what no reader of YAML expects.
    [InlineData("~-@ ]:\t{:~\n-1`-#,}", "line 1, column 8", "cannot be read as YAML")]
    [InlineData("? [a, b]\n: 1\n", "line 1, column 1", "A key is")]
    public void Text_ThatIsNoSuchYaml_IsRefusedWithItsPlace(string text, string place, string problem)
    {
        var refused = Should.Throw<YamlFileException>(() => YamlFile.Read(text));
        refused.Message.ShouldStartWith(place + ": ");
        refused.Problem.ShouldContain(problem);
    }

    [Fact]
    public void Levels_WithoutEnd_AreRefused() =>
        Should
            .Throw<YamlFileException>(() => YamlFile.Read(new string('[', 60) + new string(']', 60)))
            .Problem.ShouldContain("More than 50 levels");

    [Theory]
    [InlineData("name", "x is a number from 0 to 9, not 'gold'.")]
    [InlineData("quoted", "x is a number from 0 to 9, not '12' in quotes.")]
    [InlineData("bound", "x is a number from 0 to 9, not '-0.5e-2'.")]
    [InlineData("empty", "x has no value.")]
    [InlineData("rounds", "x is a single value, not a list.")]
    [InlineData("nested", "x is a single value, not a list.")]
    public void Value_OfAnotherKind_IsRefusedAtItsPlace(string key, string problem)
    {
        var node = YamlFile.Read(Sample).Map("x").Require(key, "x");
        var refused = Should.Throw<YamlFileException>(() => node.Scalar("x").Number("x", 0, 9));
        refused.Problem.ShouldBe(problem);
        refused.Place.ShouldBe(node.Place);
    }

    [Theory]
    [InlineData("1.5", "a whole number")]
    [InlineData("1_0", "a whole number")]
    [InlineData("77", "from 0 to 9")]
    public void WholeNumber_ThatIsNone_IsRefused(string text, string problem) =>
        Should
            .Throw<YamlFileException>(() => YamlFile.Read(text).Scalar("x").Whole("x", 0, 9))
            .Problem.ShouldContain(problem);

    [Theory]
    [InlineData("naem", "The file has no key 'naem'. Did you mean 'name'?")]
    [InlineData("colour", "The file has no key 'colour'. There are name, bound.")]
    public void Key_ThatNobodyReads_IsRefusedWithTheNearest(string key, string problem)
    {
        var map = YamlFile.Read($"name: 1\n{key}: 2\n").Map("the file");
        var refused = Should.Throw<YamlFileException>(() => map.Only("The file", "name", "bound"));
        refused.Problem.ShouldBe(problem);
        refused.Place.ShouldBe(new YamlPlace(2, 1));
    }

    [Fact]
    public void Key_ThatIsNeeded_IsNamedAtTheMap() =>
        Should
            .Throw<YamlFileException>(() =>
                YamlFile.Read("a:\n  b: 1\n").Map("x").Find("a")!.Map("x").Require("c", "A tier")
            )
            .Message.ShouldBe("line 2, column 3: A tier needs the key 'c': write 'c: …'.");

    [Theory]
    [InlineData("yes", "x is true or false, not 'yes'.")]
    [InlineData("\"true\"", "x is true or false, not 'true' in quotes.")]
    public void Flag_ThatIsNone_IsRefused(string text, string problem) =>
        Should.Throw<YamlFileException>(() => YamlFile.Read(text).Scalar("x").Flag("x")).Problem.ShouldBe(problem);

    [Fact]
    public void Word_ThatIsNone_IsRefusedWithTheNearest() =>
        Should
            .Throw<YamlFileException>(() => YamlFile.Read("rest").Scalar("x").Word("x", "reset", "keep"))
            .Problem.ShouldBe("x is one of reset, keep, not 'rest'. Did you mean 'reset'?");

    /// <summary>What the library throws of its own is a refusal too: each of these was found by chance.</summary>
    [Theory]
    [InlineData("!![@")]
    [InlineData("{\t")]
    public void Text_ThatTheLibraryStumblesOver_IsRefused(string text) =>
        Should.Throw<YamlFileException>(() => YamlFile.Read(text)).Problem.ShouldContain("cannot be read as YAML");

    /// <summary>Whatever stands in a file: it is read or refused with a place inside it, and nothing else is thrown.</summary>
    [Fact]
    public void AnyText_IsReadOrRefused()
    {
        var letters = Gen.Elements("ab:- \n\"'[]{}#&*!|>%@`,?~1.\t".ToCharArray());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20000),
            Prop.ForAll(
                Gen.ArrayOf(letters).Select(l => new string(l)).ToArbitrary(),
                text =>
                {
                    try
                    {
                        YamlFile.Read(text);
                    }
                    catch (YamlFileException e)
                    {
                        e.Place.Line.ShouldBeInRange(1, text.Count(c => c == '\n') + 2);
                    }
                }
            )
        );
    }
}

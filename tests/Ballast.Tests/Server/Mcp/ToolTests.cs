using System.Text.Json;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Server.Mcp;
using Ballast.Server.Rest;
using ModelContextProtocol.Protocol;

namespace Ballast.Tests.Server.Mcp;

/// <summary>What the tools are, and how their arguments are read.</summary>
public sealed class ToolTests
{
    private static readonly DateTimeOffset Day = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Tools_AreTheQuestions_AndEveryOneOnlyReads()
    {
        ToolCatalogue.All.Select(t => t.Name).ShouldBe(QuestionCatalogue.All.Select(q => q.Name));
        foreach (var tool in ToolCatalogue.All)
        {
            var hints = tool.Annotations!;
            (hints.ReadOnlyHint, hints.DestructiveHint, hints.IdempotentHint).ShouldBe((true, false, true), tool.Name);
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("sync")]
    [InlineData("apply")]
    [InlineData("stake")]
    [InlineData("submit")]
    [InlineData("store")]
    [InlineData("init")]
    [InlineData("query")]
    public void Command_ThatWritesOrSends_IsNoTool(string command) =>
        ToolCatalogue.All.ShouldNotContain(t => t.Name == command);

    [Fact]
    public void Schema_OfATool_NamesWhatTheResourceTakesAndNothingElse()
    {
        foreach (var (tool, resource) in ToolCatalogue.All.Zip(ResourceCatalogue.All))
        {
            var schema = tool.InputSchema;
            schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
            var properties = schema.GetProperty("properties").EnumerateObject().ToList();
            properties
                .Select(p => p.Name)
                .ShouldBe([.. resource.Path.Concat(resource.Query).Select(p => p.Name), "tournament"], tool.Name);
            properties.ShouldAllBe(p => p.Value.GetProperty("description").GetString()!.Length > 5);
            // No file of this machine is read for an assistant, and none is written.
            properties.ShouldNotContain(p => p.Name == "out" || p.Name == "ics" || p.Name == "force");
            resource.Question.Parameters.ShouldAllBe(p =>
                p.Kind != ParameterKind.File || properties.All(q => q.Name != p.Name)
            );
            foreach (var property in properties.Select(p => p.Value))
                DefaultOf(property)?.ShouldBeOneOf(ChoicesOf(property));
            var needed = schema.GetProperty("required").EnumerateArray().Select(n => n.GetString());
            properties.Select(p => p.Name).Intersect(needed).Count().ShouldBe(needed.Count());
        }
    }

    /// <summary>All schemas together are read before the first question.</summary>
    [Fact]
    public void OutputSchema_OfATool_IsTheOutlineOfItsAnswer_AndAllAreSmall()
    {
        foreach (var (tool, question) in ToolCatalogue.All.Zip(QuestionCatalogue.All))
        {
            var outline = tool.OutputSchema!.Value;
            outline.GetProperty("type").GetString().ShouldBe("object", tool.Name);
            outline.ToString().ShouldNotContain("$ref", Case.Sensitive, tool.Name);
            outline.ToString().ShouldContain("\"schema\"", Case.Sensitive, question.Name);
        }
        var alerts = Tool("alerts").OutputSchema!.Value.GetProperty("properties");
        alerts.GetProperty("incidents").ToString().ShouldBe("""{"type":"array"}""");
        alerts.GetProperty("asOf").ToString().ShouldBe("""{"type":"string"}""");
        var size = JsonSerializer
            .Serialize(ToolCatalogue.All, ModelContextProtocol.McpJsonUtilities.DefaultOptions)
            .Length;
        TestContext.Current.TestOutputHelper!.WriteLine($"{size:N0} bytes");
        size.ShouldBeLessThan(100_000);
    }

    [Fact]
    public void Schema_OfANumber_SaysItsLeastAndItsMost()
    {
        var limit = Schema("alerts").GetProperty("limit");
        limit
            .ToString()
            .ShouldBe(
                """{"type":"integer","default":100,"minimum":1,"maximum":1000,"description":"Entries to list, at most 1000."}"""
            );
        var alpha = Schema("allocate").GetProperty("alpha");
        (alpha.GetProperty("type").GetString(), alpha.GetProperty("default").GetDecimal()).ShouldBe(("number", 0.05m));
        (alpha.GetProperty("minimum").GetDecimal(), alpha.GetProperty("maximum").GetDecimal()).ShouldBe(
            (0.000001m, 1m)
        );
        Schema("account").GetProperty("top").TryGetProperty("maximum", out _).ShouldBeFalse("the largest of a type");
        Schema("risk")
            .GetProperty("payout-factor")
            .GetProperty("type")
            .GetString()
            .ShouldBe("string", "it takes a word");
    }

    [Fact]
    public void Schema_OfOneTool_HasTypesWordsAndDefaults()
    {
        var compare = Schema("compare").GetProperty("model");
        (compare.GetProperty("type").GetString(), compare.GetProperty("minItems").GetInt32()).ShouldBe(("array", 2));
        Schema("plan").GetProperty("expires").GetProperty("type").GetString().ShouldBe("integer");
        Schema("plan").GetProperty("target").TryGetProperty("enum", out _).ShouldBeFalse("it takes MODEL=NMR too");
        var by = Schema("risk").GetProperty("by");
        by.GetProperty("enum").EnumerateArray().Select(w => w.GetString()).ShouldBe(["slot", "strategy"]);
        by.GetProperty("default").GetString().ShouldBe("slot");
        Schema("risk").GetProperty("all").GetProperty("type").GetString().ShouldBe("boolean");
        Tool("explain").InputSchema.GetProperty("required").ToString().ShouldBe("""["model"]""");
        Tool("round").InputSchema.GetProperty("required").ToString().ShouldBe("""["round"]""");
        Tool("today").InputSchema.GetProperty("required").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Call_OfEveryType_IsTheQuestionThatTheApiReads()
    {
        var request = Done(
            "backtest",
            """{"model":["a","b"],"grid":"corr=0,1","stake":2.5,"top":3,"mode":"average","tournament":"crypto","from":null}"""
        );
        (request.Tournament, request.AsOf).ShouldBe((Tournament.Crypto, null));
        request.Given.Models.ShouldBe(["a", "b"]);
        request.Given.Names.Order(StringComparer.Ordinal).ShouldBe(["grid", "mode", "stake", "top"]);
        Done("explain", """{"model":"a/b","round":1200}""")
            .Key.ShouldBe(Done("explain", """{"round":"1200","model":"a/b"}""").Key);
        Done("risk", """{"all":true}""").Given.Names.ShouldBe(["all"]);
        Done("risk", """{"all":false}""").Given.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Defaults_OfTheServer_HoldWhereTheCallSaysNothing()
    {
        var defaults = new ToolDefaults(Tournament.Signals, Day);
        var request = Done("today", "{}", defaults);
        (request.Tournament, request.AsOf).ShouldBe((Tournament.Signals, Day));
        request = Done("today", """{"tournament":"classic","as-of":"2026-04-01"}""", defaults);
        (request.Tournament, request.AsOf).ShouldBe((Tournament.Classic, Day.AddMonths(-1)));
    }

    [Theory]
    [InlineData("round", """{}""", "round needs round")]
    [InlineData("explain", """{"model":["a","b"],"round":1}""", "model takes one value, not 2.")]
    [InlineData("risk", """{"nonsense":1}""", "There is no parameter 'nonsense' here")]
    [InlineData("risk", """{"from":["1","2"]}""", "from is said 2 times")]
    [InlineData("risk", """{"from":{"a":1}}""", "from is a text, a number")]
    [InlineData("risk", """{"model":[["a"]]}""", "model is a text, a number")]
    [InlineData("risk", """{"all":"perhaps"}""", "all is true or false")]
    [InlineData("risk", """{"tournament":"roulette"}""", "classic, signals or crypto")]
    [InlineData("risk", """{"as-of":"soon"}""", "as-of")]
    [InlineData("plan", """{"out":"plan.json"}""", "There is no parameter 'out' here")]
    public void Call_ThatCannotBeRead_IsRefusedWithASentence(string tool, string arguments, string why)
    {
        var refusal = ((Outcome<QuestionRequest>.Refused)Read(tool, arguments, new ToolDefaults())).Refusal;
        refusal.Code.ShouldBe("usage");
        refusal.Message.ShouldContain(why);
    }

    [Fact]
    public void Documents_AreThePagesOfDocs()
    {
        var pages = Directory.GetFiles(Support.Repository.Path("docs"), "*.md").Select(Path.GetFileName);
        DocumentCatalogue.All.Select(d => d.Name).ShouldBe(pages.Order(StringComparer.Ordinal).Select(p => p!));
        DocumentCatalogue.All.ShouldAllBe(d => d.Title!.Length > 2 && d.Size > 100);
        foreach (var question in QuestionCatalogue.All)
            DocumentCatalogue.Read(DocumentCatalogue.SchemaOf(question.Name))!.Text.ShouldStartWith("{");
        DocumentCatalogue.Read("ballast://glossary/atomic%20staking")!.Text.ShouldStartWith("atomic staking: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ballast://docs/../secret.md")]
    [InlineData("ballast://docs/none.md")]
    [InlineData("ballast://glossary/no-such-word")]
    [InlineData("ballast://schema/import")]
    [InlineData("file:///etc/passwd")]
    public void Document_ThatIsNotThere_IsNone(string uri) => DocumentCatalogue.Read(uri).ShouldBeNull();

    private static Tool Tool(string name) => ToolCatalogue.All.Single(t => t.Name == name);

    private static JsonElement Schema(string name) => Tool(name).InputSchema.GetProperty("properties");

    private static string? DefaultOf(JsonElement property) =>
        property.TryGetProperty("default", out var text) && property.TryGetProperty("enum", out _)
            ? text.GetString()
            : null;

    private static string?[] ChoicesOf(JsonElement property) =>
        [.. property.GetProperty("enum").EnumerateArray().Select(w => w.GetString())];

    private static Outcome<QuestionRequest> Read(string tool, string arguments, ToolDefaults defaults) =>
        ToolCall.Read(
            ResourceCatalogue.Find(tool)!,
            JsonDocument
                .Parse(arguments)
                .RootElement.EnumerateObject()
                .Select(p => KeyValuePair.Create(p.Name, p.Value)),
            defaults
        );

    private static QuestionRequest Done(string tool, string arguments, ToolDefaults? defaults = null) =>
        ((Outcome<QuestionRequest>.Done)Read(tool, arguments, defaults ?? new ToolDefaults())).Value;
}

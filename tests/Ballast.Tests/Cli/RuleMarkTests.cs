using System.Reflection;
using System.Text.Json.Serialization;
using Ballast.Core.Questions;
using Ballast.Core.Workflows.Documents;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>A rule that is old, or that sources disagree about, is marked wherever its numbers stand.</summary>
public sealed class RuleMarkTests : IDisposable
{
    private const string Conflict = "Sources conflict: clip 3.5 % (research note of 2026-09-29, used here) or 1.7 %";
    private const string Old = "Older than the newest announced change: rounds from 1363 on";
    private static readonly string[] Signals = ["--tournament", "signals"];

    private readonly CommandLine _line = new() { Width = 400 };

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("explain one 1190")]
    [InlineData("backtest")]
    [InlineData("risk")]
    [InlineData("risk --returns computed")]
    [InlineData("reconcile")]
    [InlineData("account")]
    [InlineData("regret")]
    [InlineData("sensitivity")]
    [InlineData("portfolio one=1 two=1")]
    [InlineData("evidence")]
    [InlineData("rules 1190")]
    [InlineData("rules")]
    public void Answers_InWordsAndJson_MarkTheRule(string question)
    {
        Import();
        string[] asked = [.. Signals, .. question.Split(' ')];
        var said = _line.Run(asked);
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain(Conflict);
        said.Out.ShouldContain(Old);
        var json = _line.Json(asked).ToString();
        json.ShouldContain(Conflict);
        json.ShouldContain(Old);
        if (
            !question.StartsWith("explain", StringComparison.Ordinal)
            && !question.StartsWith("rules", StringComparison.Ordinal)
        )
        {
            var rule = _line.Json(asked).GetProperty("rules").EnumerateArray().ShouldHaveSingleItem();
            rule.Text("rule").ShouldBe("signals-10-alpha03-mpc08-clip35");
            rule.GetProperty("remarks").GetArrayLength().ShouldBe(2);
        }
    }

    [Fact]
    public void ReportAndImport_MarkTheRule()
    {
        Import().Out.ShouldContain(Conflict);
        var file = _line.Folder.Path("report.html");
        _line.Run([.. Signals, "report", "--out", file]).Out.ShouldContain(Conflict);
        var page = File.ReadAllText(file);
        page.ShouldContain(Conflict);
        page.ShouldContain(Old);
    }

    [Theory]
    [InlineData("/backtest")]
    [InlineData("/risk")]
    [InlineData("/account")]
    [InlineData("/sensitivity")]
    [InlineData("/evidence")]
    [InlineData("/round/1190")]
    [InlineData("/model/one")]
    [InlineData("/rules")]
    public async Task Pages_MarkTheRule(string path)
    {
        Import();
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var html = await served.GetAsync(path + "?tournament=signals").TextAsync();
        html.ShouldContain("Sources conflict: clip 3.5\u00A0%", Case.Sensitive, path);
        html.ShouldContain(Old, Case.Sensitive, path);
    }

    /// <summary>A new answer that names a rule and forgets the marks is found here.</summary>
    [Fact]
    public void EveryDocumentThatNamesARule_CarriesWhatMustBeSaidOfIt()
    {
        var documents = typeof(Json)
            .GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(JsonSerializableAttribute))
            .Select(a => (Type)a.ConstructorArguments[0].Value!)
            .Concat(QuestionCatalogue.All.Select(q => q.Shape.Type))
            .ToList();
        documents.Count.ShouldBeGreaterThan(20);
        foreach (var document in documents)
        {
            if (!Names(document, []))
                continue;
            var says =
                typeof(IRuledDocument).IsAssignableFrom(document)
                || document.GetProperty("RuleRemark") is not null
                || document.GetProperty("Remark") is not null;
            says.ShouldBeTrue(document.Name);
        }
    }

    /// <summary>Whether a document names a rule outside of an answer that has its own marks.</summary>
    private static bool Names(Type type, HashSet<Type> seen)
    {
        var bare = type.IsGenericType ? type.GetGenericArguments()[^1] : type;
        if (bare.IsGenericType)
            return Names(bare, seen);
        if (bare.Assembly != typeof(Json).Assembly || !seen.Add(bare))
            return false;
        return bare.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Any(p =>
                // The rule of an incident is one of alerts, which pays nothing.
                (p.Name == "Rule" && p.PropertyType == typeof(string) && bare.GetProperty("Urgency") is null)
                || (!typeof(IRuledDocument).IsAssignableFrom(p.PropertyType) && Names(p.PropertyType, seen))
            );
    }

    private CommandLine.Said Import()
    {
        var said = _line.Run([.. Signals, "import", _line.Folder.Write("signals.csv", SignalsStore.Table())]);
        said.Code.ShouldBe(0, said.Error);
        return said;
    }
}

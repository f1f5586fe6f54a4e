using System.Text.Json;
using System.Text.RegularExpressions;
using Ballast.Server.Reports;
using Ballast.Tests.Server.Browser;
using Ballast.Tests.Server.Reports.Support;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Reports;

/// <summary>The report of real scores (16 models, 355 rounds, oracles/data/vlad_2026-02) and of real stakes (oracles/data/jos_2021-08).</summary>
public sealed partial class ReportOfRealDataTests : IDisposable
{
    private static readonly Lazy<string> Vlad = new(() => Report("vlad", RecordedStore.SixteenModels));
    private static readonly Lazy<string> Jos = new(() => Report("jos", RecordedStore.TwoThousandModels));

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("vlad", 1280, false)]
    [InlineData("vlad", 390, true)]
    [InlineData("jos", 1280, true)]
    [InlineData("jos", 390, false)]
    public async Task report_of_real_data_is_drawn_in_silence_and_fits(string which, int width, bool isDark)
    {
        var file = Written(which, out _);
        Assert.SkipUnless(ReportPage.HasCharts, "this build has no charts (no Node), so there is nothing to draw");
        var cancel = TestContext.Current.CancellationToken;
        await using var browser = await Chromium.StartAsync(cancel);
        var page = await OpenPage.OpenAsync(browser, file, width, isDark, cancel);
        (await page.RunAsync(PageChecks.Blank, cancel))!.GetValue<string>().ShouldBe("");
        (await page.RunAsync(PageChecks.Overhang, cancel))!.GetValue<string>().ShouldBe("0");
        await page.RunAsync(PageChecks.UseEverything, cancel);
        (await page.RunAsync(PageChecks.Blank, cancel))!.GetValue<string>().ShouldBe("");
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldBe([new Uri(file).AbsoluteUri]);
    }

    /// <summary>A ranking carries its verdict where it stands, not only in the first paragraph.</summary>
    [Fact]
    public void report_of_real_data_says_on_each_ranking_what_it_is_worth()
    {
        var page = File.ReadAllText(Written("vlad", out _));
        var held = JsonDocument.Parse(PackedPart.Of(page, "report")).RootElement;
        var risk = held.GetProperty("risk")
            .GetProperty("verdicts")
            .EnumerateArray()
            .Select(v => v.GetProperty("verdict"));
        List<JsonElement> verdicts = [.. risk, held.GetProperty("backtest").GetProperty("verdict")];
        verdicts.Count.ShouldBeGreaterThan(1);
        foreach (var verdict in verdicts)
        {
            // Of a rule that is too young the table's own words lead over to what is missing.
            foreach (var sentence in verdict.GetProperty("sentences").EnumerateArray())
                page.ShouldContain(sentence.GetString()!.Split("say which model is the best: ")[^1]);
        }
    }

    [Theory]
    [InlineData("vlad")]
    [InlineData("jos")]
    public void report_of_real_data_holds_what_the_single_commands_say(string which)
    {
        var file = Written(which, out var models);
        var page = File.ReadAllText(file);
        var held = JsonDocument.Parse(PackedPart.Of(page, "report")).RootElement;
        foreach (var command in new[] { "risk", "backtest", "sensitivity", "account", "regret" })
        {
            var part = held.GetProperty(command);
            if (part.ValueKind == JsonValueKind.Null)
                _line.Run([command, .. models]).Code.ShouldBe(1, command);
            else
                JsonElement.DeepEquals(part, _line.Json([command, .. models])).ShouldBeTrue(command);
        }
        var field = _line.Run(["field", "--all", .. models, "--json"]);
        if (field.Code == 0)
            JsonElement.DeepEquals(held.GetProperty("field"), JsonDocument.Parse(field.Out).RootElement).ShouldBeTrue();
        (held.GetProperty("field").ValueKind == JsonValueKind.Null).ShouldBe(field.Code == 1);
        held.GetProperty("account").ValueKind.ShouldBe(which == "jos" ? JsonValueKind.Object : JsonValueKind.Null);

        // Worked out from two numbers of one row, and what a list in the document counts.
        var known = Numbers(held).ToHashSet();
        known.UnionWith(
            held.GetProperty("sensitivity")
                .GetProperty("changes")
                .EnumerateArray()
                .Select(c => c.Number("changed") / c.Number("pairs"))
        );
        var clusters = held.GetProperty("risk")
            .GetProperty("dependence")
            .GetProperty("clusters")
            .EnumerateArray()
            .ToList();
        known.UnionWith(clusters.Select(c => (double)c.GetArrayLength()));
        known.Add(clusters.Count(c => c.GetArrayLength() == 1));
        var shown = Figures().Matches(page).Select(m => m.Groups["value"].Value).ToList();
        shown.Count.ShouldBeGreaterThan(700);
        shown.Where(s => !known.Contains(double.Parse(s))).ShouldBeEmpty();
    }

    [Fact]
    public void anonymous_report_names_nobody()
    {
        Written("vlad", out _);
        var file = _line.Folder.Path("anonymous.html");
        _line.Run("report", "--anonymous", "--out", file).Code.ShouldBe(0);
        var page = File.ReadAllText(file);
        page.ShouldContain("model 16");
        var packed = PackedPart.Of(page, "report") + PackedPart.Of(page, "curves") + PackedPart.Of(page, "lines");
        packed.ShouldContain("model 16");
        foreach (var model in _line.Json("backtest").GetProperty("models").EnumerateArray())
        {
            page.ShouldNotContain(model.Text("model"), Case.Insensitive);
            packed.ShouldNotContain(model.Text("model"), Case.Insensitive);
        }
    }

    /// <summary>The report, which is written once for all tests: it takes longer than they do. Beside it, the store that it is of.</summary>
    private string Written(string which, out string[] models)
    {
        models = Models(which);
        var (store, page) =
            which == "vlad" ? (RecordedStore.SixteenModels, Vlad) : (RecordedStore.TwoThousandModels, Jos);
        store.CopyTo(_line);
        return _line.Folder.Write("report.html", page.Value);
    }

    private static string Report(string which, CopiedStore store)
    {
        using var line = store.CopyTo(new CommandLine());
        var file = line.Folder.Path("report.html");
        line.Run(["report", .. Models(which), "--out", file]).Code.ShouldBe(0);
        return File.ReadAllText(file);
    }

    private static string[] Models(string which) => which == "vlad" ? [] : ["2nd", "reputation", "uki"];

    private static IEnumerable<double> Numbers(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Number => [element.GetDouble()],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Numbers(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
            _ => [],
        };

    [GeneratedRegex("<data value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Figures();
}

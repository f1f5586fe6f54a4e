using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Doors.Agreement;

/// <summary>One store with everything that is asked about it: documents of commands and pages, each asked once.</summary>
internal sealed class AskedStore : IAsyncDisposable
{
    private readonly Served _served;
    private readonly string[] _where;
    private readonly string _query;
    private readonly Dictionary<string, JsonElement?> _documents = [];
    private readonly Dictionary<string, Page> _pages = [];

    private AskedStore(Served served, string tournament, string? asOf)
    {
        _served = served;
        _where = asOf is null ? ["--tournament", tournament] : ["--tournament", tournament, "--as-of", asOf];
        _query = $"tournament={tournament}" + (asOf is null ? "" : $"&as-of={asOf}");
    }

    public static async Task<AskedStore> OfAsync(CommandLine line, string tournament, string? asOf) =>
        new(await Served.StartAsync(hasStore: false, line: line), tournament, asOf);

    /// <summary>A model that the store is asked about: one with money, where there is one.</summary>
    public string Model =>
        Document("account")
            .Entries("byModel")
            .Select(m => m.Text("model"))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault()
        ?? Document("models").Entries("models")[0].Text("model");

    /// <summary>A round in which that model has settled; without money the middle one of those stored.</summary>
    public string Round =>
        Document($"account|{Model}").Entries("rounds") is { Count: > 0 } settled
            ? $"{settled[settled.Count / 2].Whole("round")}"
            : $"{Document("rounds").Entries("rounds")[50].Whole("round")}";

    /// <summary>An open round; where none is, the newest one.</summary>
    public string OpenRound =>
        Document("nowcast").Entries("rounds") is { Count: > 0 } open
            ? $"{open[open.Count / 2].Whole("round")}"
            : $"{Document("rounds").Entries("rounds")[0].Whole("round")}";

    /// <summary>The question that gives the report's document.</summary>
    public string Report => $"report|--out|{_served.Line.Folder.Path("report.html")}";

    /// <summary>The document of a command; null where it refuses. Names may hold blanks, so words are told apart by bars.</summary>
    public JsonElement? Document(string question)
    {
        if (_documents.TryGetValue(question, out var known))
            return known;
        var words = question.Split('|');
        var said = _served.Line.Run([.. words, .. _where, "--json", .. NoRecord(words[0])]);
        said.Code.ShouldBeLessThan(2, question + ": " + said.Out + said.Error);
        return _documents[question] = said.Code == 0 ? JsonDocument.Parse(said.Out).RootElement : null;
    }

    public Page Page(string path)
    {
        if (_pages.TryGetValue(path, out var known))
            return known;
        var address = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + _query;
        // Tests ask one after the other: waiting here keeps the table of figures a table.
#pragma warning disable xUnit1031
        var html = _served.GetAsync(address).TextAsync().GetAwaiter().GetResult();
#pragma warning restore xUnit1031
        return _pages[path] = new Page(html);
    }

    /// <summary>The words that a command prints for people.</summary>
    public string Words(string question)
    {
        var words = question.Split('|');
        return _served.Line.Run([.. words, .. _where, .. NoRecord(words[0])]).Out;
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    private static string[] NoRecord(string command) =>
        command is "backtest" or "risk" or "nowcast" or "evidence" ? ["--no-record"] : [];
}

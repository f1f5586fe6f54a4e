using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Storage;
using Ballast.Tests.Cli;

namespace Ballast.Tests.Support;

/// <summary>What every question says, on a store with much in it and on the demo's.</summary>
public sealed class EveryText : IDisposable
{
    /// <summary>Where it goes on with a word on a question, as it is typed on both stores.</summary>
    private static readonly (string InWorld, string InDemo)[] Asked =
    [
        ("today", "today"),
        ("alerts", "alerts --all"),
        ("account", "account"),
        ("accounts", "accounts"),
        ("realised", "realised"),
        ("backtest m1 m2 m3", "backtest"),
        ("backtest m1 --grid corr20V2=0,1 --grid mmc=0,1", "backtest gale --grid corr20V2=0,1 --grid mmc=0,2"),
        ("regret", "regret"),
        ("risk m1 m2 m3", "risk"),
        ("risk m1", "risk gale --all"),
        ("evidence m1 m2 m3 --returns computed", "evidence"),
        ("evidence --track-record", "evidence --track-record"),
        ("nowcast", "nowcast"),
        ("nowcast m1", "nowcast gale"),
        ("advise m1 m2 m3 --returns computed", "advise"),
        ("allocate m1 m2 m3 --returns computed", "allocate"),
        ("ladder", "ladder"),
        ("ladder m1 --stake 3 --returns computed", "ladder --release gale=50%"),
        ("tiers m1 m2 m3 --returns computed", "tiers --replay"),
        ("rehearse m1 m2 m3 --returns computed", "rehearse"),
        ("rehearse m1 m2 m3 --future 20 --paths 200", "rehearse --policy hold"),
        ("plan --total 70", "plan --total 70"),
        ("plan --compare equal,hold", "plan --compare equal,hold"),
        ("paper", "paper"),
        ("sensitivity m1 m2 m3", "sensitivity gale raven"),
        ("compare m1 m2", "compare gale raven"),
        ("compare m1 m2 m3 --returns computed", "compare gale raven"),
        ("lineage", "lineage"),
        ("field", "field"),
        ("field --against x001", "field --all"),
        ("portfolio m1=1 m2=2", "portfolio gale=1 raven=1"),
        ("portfolio m1=1 m2=2 --raw", "portfolio gale=1 raven=1 --raw"),
        ("explain m1 1200", "explain gale 1300"),
        ("reconcile", "reconcile"),
        ("round 1200", "round 1300"),
        ("rule-changes m1 m2", "rule-changes"),
        ("rules", "rules 1300"),
        ("rounds", "rounds"),
        ("data", "data"),
        ("journal", "journal"),
        ("registry", "registry"),
        ("fingerprints", "fingerprints"),
    ];

    private readonly OptionWorld _world = new();
    private readonly CommandLine _demo = new();

    /// <summary>Asks everything once.</summary>
    public EveryText()
    {
        var folder = _demo.Folder.Path("kept");
        _demo.Run("demo", "--keep", folder).Code.ShouldBe(0);
        Demo = Path.Combine(folder, "demo.db");
        foreach (var (world, demo) in Asked)
        {
            Ask(_world.Line.Store, SnapshotWorld.Now, world);
            Ask(Demo, CommandLine.UsualNow, demo);
        }
    }

    /// <summary>The store with much in it.</summary>
    public string World => _world.Line.Store;

    /// <summary>A line a question, the first one that is asked of the store with much in it.</summary>
    public static IEnumerable<string> First =>
        Asked
            .Select(a => a.InWorld)
            .DistinctBy(a => a.StartsWith("evidence --", StringComparison.Ordinal) ? a : a.Split(' ')[0]);

    /// <summary>The demo's store.</summary>
    public string Demo { get; }

    /// <summary>What was said: a question and the words of its answer.</summary>
    public IList<(string Asked, IReadOnlyList<Block> Words)> Answers { get; } = [];

    /// <summary>Questions that were refused, with the line.</summary>
    public IList<(string Asked, Refusal Refusal)> Refused { get; } = [];

    /// <summary>Every block of an answer, those that are folded too.</summary>
    public static IEnumerable<Block> Flat(IEnumerable<Block> blocks) =>
        blocks.SelectMany(b => b is Fold fold ? Flat(fold.Blocks).Prepend(b) : [b]);

    /// <summary>What people read in a block, but for its tables' cells.</summary>
    public static IEnumerable<string> Words(Block block) =>
        block switch
        {
            Heading heading => [heading.Text],
            Sentence sentence => [sentence.Text],
            NextStep step => [step.Text],
            Points points => points.Sentences,
            Facts facts => facts.Items.SelectMany(i => new[] { i.Name, i.Text }),
            KeyFigures figures => figures.Items.SelectMany(i => new[] { i.Name, i.Note }),
            Table table => [table.Caption, .. table.Columns.Select(c => c.Title)],
            LineChart chart => [chart.Caption],
            Picture picture => [picture.Caption],
            Fold fold => [fold.Title],
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    /// <summary>The cells of a block: of a table, and key figures.</summary>
    public static IEnumerable<Cell> Cells(Block block) =>
        block switch
        {
            Table table => table.Rows.SelectMany(r => r),
            KeyFigures figures => figures.Items.Select(i => i.Value),
            _ => [],
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        _world.Dispose();
        _demo.Dispose();
    }

    /// <summary>The question of a line of the command line.</summary>
    public static QuestionRequest Read(string line, DateTimeOffset now)
    {
        var words = line.Split(' ');
        var question = QuestionCatalogue.Find(words[0])!;
        var options = new ParameterOptions(question);
        var command = new Command(question.Name);
        options.AddTo(command);
        var given = options.Read(command.Parse(words[1..]));
        return new QuestionRequest(question, Tournament.Classic, now, given).Resolved();
    }

    private void Ask(string path, DateTimeOffset now, string line)
    {
        var request = Read(line, now);
        using var store = TournamentStore.Open(path);
        switch (request.Question.Ask(new Asked(new AsOfView(store, Tournament.Classic, now), request.Given)))
        {
            case Outcome<object>.Done { Value: var answer }:
                Answers.Add((line, request.Question.InWords(answer, request.Given)));
                break;
            case Outcome<object>.Refused { Refusal: var refusal }:
                Refused.Add((line, refusal));
                break;
        }
    }
}

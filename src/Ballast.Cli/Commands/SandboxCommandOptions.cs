using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Api;
using Ballast.Sandbox.Server;

namespace Ballast.Cli.Commands;

/// <summary>Options of <c>ballast sandbox</c>.</summary>
internal sealed class SandboxCommandOptions
{
    private const int UsualPort = 8099;

    private readonly Option<int> _port = Number(
        "--port",
        "Where to listen on 127.0.0.1; 0 for any free port.",
        UsualPort
    );

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Equal seeds give equal worlds.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _models = Number("--models", "Models on Classic.", 24);

    private readonly Option<string?> _names = TextOption.Make(
        "--names",
        "What Classic's models are called, each name one model; an empty name is one, too.",
        "A,B,…"
    );

    private readonly Option<int> _rounds = Number("--rounds", "Rounds before now.", 300);

    private readonly Option<int?> _cutover = new("--cutover")
    {
        Description = "First Classic round of atomic staking (default: 1343, as announced).",
        HelpName = "N",
    };

    private readonly Option<string?> _ruleChange = TextOption.Make(
        "--rule-change",
        "A change of Classic's payout rules that nobody announced: 1400:corr20V2=0.5,mmc=3,clip=0.1,threshold=50000. The score vmc is one that no program knows.",
        "ROUND:…"
    );

    private readonly Option<string?> _now = TextOption.Make(
        "--now",
        "The world's time: an ISO time at which it stands still, or real.",
        "TIME",
        "real"
    );

    private readonly Option<string?> _faults = TextOption.Make(
        "--faults",
        "What goes wrong and how often: 429=0.1,500=0.05,500-after=0.05,cut=0.05,late=0.05,redirect=0.05,stale=0.05,slow=0.05,partial=0.05,latency=200.",
        "LIST"
    );

    private readonly Option<string?> _keys = TextOption.Make(
        "--keys",
        "A key that is accepted beside the sandbox's own, for scripts that bring theirs; with :N of the N-th account. It need not be a real one.",
        "PUBLIC:SECRET[:N]"
    );

    private readonly Option<bool> _serveStore = new("--serve-store")
    {
        Description = "Serve what the store holds, instead of a made-up world.",
    };

    /// <summary>As --help lists them.</summary>
    public IEnumerable<Option> All =>
        [_port, _seed, _models, _names, _rounds, _cutover, _ruleChange, _now, _faults, _keys, _serveStore];

    /// <summary>Whether a store is served.</summary>
    public bool IsOfStore(ParseResult parsed) => parsed.GetValue(_serveStore);

    /// <summary>Whether the clock was set to follow real time.</summary>
    public bool IsRealTime(ParseResult parsed) =>
        IsGiven(parsed, _now) && parsed.GetValue(_now)!.Equals("real", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is to be served.</summary>
    /// <exception cref="UsageException">An option cannot be read, or has no effect beside another.</exception>
    public SandboxOptions Read(ParseResult parsed, string command, TimeProvider clock)
    {
        Option[] ofMadeUpWorlds = [_seed, _models, _names, _rounds, _cutover, _ruleChange];
        if (IsOfStore(parsed) && Array.Find(ofMadeUpWorlds, o => IsGiven(parsed, o)) is { } other)
            throw new UsageException(command, $"{other.Name} is about made-up worlds, not a store.");
        var names = NamesOption.Read(parsed.GetValue(_names), command);
        return new SandboxOptions
        {
            Port = Numbers.Within(parsed.GetValue(_port), "--port", command, 0, 65_535),
            Seed = parsed.GetValue(_seed),
            Models = Models(parsed, names.Count, command),
            Names = names,
            Keys = [new SandboxKey(), .. KeysOption.Read(parsed.GetValue(_keys), command)],
            Rounds = Numbers.Within(parsed.GetValue(_rounds), "--rounds", command, 1, 2_000),
            Cutovers = parsed.GetValue(_cutover) is { } round
                ? new Dictionary<Tournament, int> { [Tournament.Classic] = round }
                : [],
            RuleChanges = PlantedChangeOption.Read(parsed.GetValue(_ruleChange), command),
            Now = Moment(parsed.GetValue(_now)!, command),
            Faults = FaultsOption.Read(parsed.GetValue(_faults), command),
            Time = clock,
        };
    }

    /// <summary>As many as names, unless a number is given.</summary>
    private int Models(ParseResult parsed, int names, string command)
    {
        var number = Numbers.Within(parsed.GetValue(_models), "--models", command, 1, 10_000);
        if (names == 0)
            return number;
        if (!IsGiven(parsed, _models))
            return names;
        return names <= number
            ? number
            : throw new UsageException(
                command,
                $"--names has {names} names for {number} models; raise --models, or leave it out."
            );
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Option<int> Number(string name, string description, int usual) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };

    private static DateTimeOffset? Moment(string text, string command)
    {
        if (text.Equals("real", StringComparison.OrdinalIgnoreCase))
            return null;
        return Core.Questions.Parameters.Moment.TryRead(text)
            ?? throw new UsageException(
                command,
                $"--now is an ISO time such as 2026-05-13T18:00:00Z, or real, not '{text}'."
            );
    }
}

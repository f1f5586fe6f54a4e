using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Planning.Applying;

/// <summary>The journal as the one who applies a plan knows it. An entry is added only after the newest that is known: whoever was overtaken stops.</summary>
public sealed class ApplyJournal
{
    private readonly List<JournalEntry> _entries;
    private readonly ApplyPorts _ports;
    private readonly ApplyOptions _options;
    private readonly StakePlan _plan;
    private readonly Tournament _tournament;

    private ApplyJournal(StakePlan plan, ApplyPorts ports, ApplyOptions options, IReadOnlyList<JournalEntry> entries)
    {
        (_plan, _ports, _options) = (plan, ports, options);
        _tournament = Tournaments.TryParse(plan.Tournament, out var tournament)
            ? tournament
            : throw new ArgumentException($"There is no tournament {plan.Tournament}.", nameof(plan));
        _entries = [.. entries];
        Intents = StakeIntent.Read(_entries);
    }

    /// <summary>Reads the journal; a refusal where it is not as it was written, for then nothing it says of intents can be believed.</summary>
    public static Outcome<ApplyJournal> Open(StakePlan plan, ApplyPorts ports, ApplyOptions options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(ports);
        var entries = ports.Journal.Journal(DateTimeOffset.MaxValue);
        return JournalCheck.Run(entries) is { IsWhole: false } check
            ? JournalCheck.Broken(check)
            : new ApplyJournal(plan, ports, options, entries);
    }

    /// <summary>Changes of all plans that were about to be sent.</summary>
    public IReadOnlyList<StakeIntent> Intents { get; private set; }

    /// <summary>Those of this plan.</summary>
    public IEnumerable<StakeIntent> Own => Intents.Where(i => i.PlanHash == _plan.Hash);

    /// <summary>Whether the plan was begun.</summary>
    public bool IsBegun =>
        _entries.Exists(e => e.Said.Kind == JournalKind.PlanAccepted && e.Said.PlanHash == _plan.Hash);

    /// <summary>Adds an entry about the plan; it is on the disk when this returns.</summary>
    /// <remarks>
    /// What is about to be sent is decided from the journal as it was read, so it must be the newest. What has happened is true whoever wrote meanwhile, and an answer that
    /// was left out would be lost.
    /// </remarks>
    /// <exception cref="OvertakenException">Somebody else has written meanwhile, and the entry is a decision.</exception>
    public JournalEntry Add<T>(string kind, string why, T content, int? move = null)
    {
        var draft = new JournalDraft
        {
            At = _ports.Clock.GetUtcNow(),
            Who = _options.Who,
            Kind = kind,
            Why = why,
            Tournament = _tournament,
            PlanHash = _plan.Hash,
            Move = move,
            Content = JournalJson.Write(content),
        };
        JournalEntry? entry;
        while ((entry = _ports.Journal.Append(draft, _entries.Count == 0 ? 0 : _entries[^1].Number)) is null)
        {
            if (kind is JournalKind.PlanAccepted or JournalKind.Intent)
                throw new OvertakenException();
            _entries.Clear();
            _entries.AddRange(_ports.Journal.Journal(DateTimeOffset.MaxValue));
        }
        _entries.Add(entry);
        Intents = StakeIntent.Read(_entries);
        return entry;
    }
}

/// <summary>Somebody else wrote to the journal while a plan was applied: what was decided rests on a state that is past.</summary>
public sealed class OvertakenException() : Exception("Somebody else wrote to the journal.");

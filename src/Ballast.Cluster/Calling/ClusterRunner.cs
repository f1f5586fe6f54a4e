using Ballast.Cluster.Addresses;
using Ballast.Cluster.Computing;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;

namespace Ballast.Cluster.Calling;

/// <summary>Has the parts of one question computed by the workers of a cluster, and takes them in from the store in their order.</summary>
/// <remarks>Which worker computed a part, how often and when changes nothing: a part's bytes depend on its key alone, and all are put together here.</remarks>
public sealed class ClusterRunner : IPartRunner
{
    /// <summary>Parts are kept so long, for a run that was broken off and is asked for again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ClusterAddress _address;
    private readonly string _store;
    private readonly string _question;

    /// <param name="address">Where the workers are found.</param>
    /// <param name="store">The store that the workers read, too.</param>
    /// <param name="question">The question with its moment, in its canonical form.</param>
    public ClusterRunner(ClusterAddress address, string store, string question) =>
        (_address, _store, _question) = (address, store, question);

    /// <summary>How many parts the last run had; 0 where nothing was handed out.</summary>
    public int Parts { get; private set; }

    /// <summary>How long nobody may answer before the run is given up.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The program that runs.</summary>
    internal string Version { get; init; } = ProgramVersion.Current;

    /// <inheritdoc/>
    /// <exception cref="ClusterException">No worker answers, or a part cannot be computed.</exception>
    public void Run(IPartedWork work, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var store = TournamentStore.OpenUntil(_store, cancellation);
        store.ForgetParts(Kept);
        var run = RunKey.Of(_question, work.Digest, Version);
        PartPlace[] all =
        [
            .. work.Stages.SelectMany((s, stage) => Enumerable.Range(0, s.Parts).Select(p => new PartPlace(stage, p))),
        ];
        Parts = all.Length;
        var there = store.PartsOf(run).ToHashSet();
        PartPlace[] missing = [.. all.Where(p => !there.Contains(p))];
        var counted = progress is null ? null : new PartProgress(progress, all.Length, all.Length - missing.Length);
        if (missing.Length > 0)
        {
            // On a thread of the pool, where nothing waits for whoever asked.
            Task.Run(() => HandOut(work, run, missing, counted, cancellation), cancellation).GetAwaiter().GetResult();
        }
        foreach (var place in all)
            Accept(work.Stages[place.Stage], place, store.FindPart(run, place));
    }

    private async Task HandOut(
        IPartedWork work,
        string run,
        IReadOnlyList<PartPlace> missing,
        PartProgress? progress,
        CancellationToken cancellation
    )
    {
        await using var connection = await ClusterConnection.Open(
            _address,
            Version,
            () => TournamentStore.Open(_store),
            Patience,
            cancellation
        );
        var calls = new PartCalls(connection.Grains, run, _question, Patience);
        await calls.Run(missing, place => work.Stages[place.Stage].Name, () => progress?.Done(), cancellation);
    }

    private static void Accept(IPartStage stage, PartPlace place, byte[]? content)
    {
        try
        {
            stage.Accept(
                place.Part,
                content ?? throw new InvalidDataException($"Part {place.Part + 1} of {stage.Name} is gone.")
            );
        }
        catch (InvalidDataException e)
        {
            throw new ClusterException($"{e.Message} Ask again.", e);
        }
    }
}

using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Storage;
using Ballast.Storage.Leases;

namespace Ballast.Cli;

/// <summary>What a command's body works with.</summary>
internal sealed record CommandContext
{
    /// <summary>The command's name, for messages.</summary>
    public required string Command { get; init; }

    public required CliHost CliHost { get; init; }

    public required Screen Screen { get; init; }

    public required Tournament Tournament { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The most that an answer may hold: less where a server asks, which answers others beside it.</summary>
    public AnswerBounds Bounds => CliHost.IsServed ? AnswerBounds.Served : AnswerBounds.Alone;

    /// <summary>Whether the moment was asked for; else it is now.</summary>
    public bool IsAsOfGiven { get; init; }

    /// <summary>Where the store is; it may hold a password, so it is never shown.</summary>
    public required string StorePath { get; init; }

    /// <summary>The folder with panels of resolved rounds; null for none.</summary>
    public string? Panels { get; init; }

    /// <summary>The store's name for people and documents.</summary>
    public string StoreName => StoreLocation.Display(StorePath);

    /// <summary>How this process asks for the lease of the store.</summary>
    public LeaseTerms Lease =>
        new(CliHost.Clock, () => TournamentStore.Open(StorePath), LeaseTerms.NewName(), LeaseTerms.UsualLength);

    /// <summary>Opens the store to write, making it and its folder where needed.</summary>
    /// <exception cref="StoreException">The folder or the store cannot be made.</exception>
    public ISyncStore OpenToWrite()
    {
        MakeFolder();
        return TournamentStore.Open(StorePath);
    }

    /// <summary>Opens the store to ask it questions, with the panels beside it.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public TournamentStore OpenToRead() => TournamentStore.OpenUntil(StorePath, CliHost.Cancellation, Panels);

    /// <summary>Makes the folder of a store that is a file.</summary>
    /// <exception cref="StoreException">It cannot be made.</exception>
    public void MakeFolder()
    {
        if (StoreLocation.IsServer(StorePath))
            return;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(StorePath)) is { Length: > 0 } folder)
                StoreFile.CreatePrivateFolder(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The folder of the store {StorePath} cannot be made or written; name another with --store.",
                e
            );
        }
    }

    /// <summary>Reads something of the store and shows it, or the refusal.</summary>
    public int Read<T>(Func<TournamentStore, Outcome<T>> read, Action<T> show)
    {
        if (!TournamentStore.Exists(StorePath))
            return Screen.Refuse(StoreLocation.NoStore(StorePath));
        using var store = OpenToRead();
        return Show(read(store), show);
    }

    /// <summary>Asks a question, of an empty store where it needs none and there is none, and shows the answer, or the refusal.</summary>
    /// <param name="needsStore">Whether it can only be asked of a store.</param>
    /// <param name="ask">The question.</param>
    /// <param name="show">Shows the answer.</param>
    /// <param name="begin">Is handed the store before the question is asked.</param>
    /// <param name="keep">Is handed the answer once it is shown.</param>
    public int Answer(
        bool needsStore,
        Func<AsOfView, Outcome<object>> ask,
        Action<object> show,
        Action<TournamentStore>? begin,
        Action<TournamentStore, AsOfView, object> keep
    )
    {
        if (!TournamentStore.Exists(StorePath))
        {
            // Wrong usage comes first: what was said is read whether or not there is a store.
            var answer = ask(ViewOf(new EmptyStore()));
            return needsStore ? Screen.Refuse(StoreLocation.NoStore(StorePath)) : Show(answer, show);
        }
        using var store = OpenToRead();
        begin?.Invoke(store);
        var view = ViewOf(store);
        return Show(
            ask(view),
            answer =>
            {
                show(answer);
                keep(store, view, answer);
            }
        );
    }

    /// <summary>Asks the store a question and hands the answer on.</summary>
    public Outcome<T> Ask<T>(Func<AsOfView, Outcome<T>> ask)
    {
        if (!TournamentStore.Exists(StorePath))
            return StoreLocation.NoStore(StorePath);
        using var store = OpenToRead();
        return ask(ViewOf(store));
    }

    /// <summary>What is known of the tournament at the moment of the command.</summary>
    public AsOfView ViewOf(ITournamentStore store) => new(store, Tournament, AsOf);

    /// <summary>Shows an answer, or the refusal.</summary>
    public int Show<T>(Outcome<T> outcome, Action<T> show)
    {
        switch (outcome)
        {
            case Outcome<T>.Done done:
                show(done.Value);
                return Screen.Done;
            case Outcome<T>.Refused refused:
                return Screen.Refuse(refused.Refusal);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }
}

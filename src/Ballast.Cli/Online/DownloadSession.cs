using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Online;

/// <summary>What the command was given.</summary>
/// <param name="Name">A data file; null for none.</param>
/// <param name="Round">Its round; null for the current one.</param>
/// <param name="Out">Where to put it; null for its own name.</param>
/// <param name="Submission">Id of an own submission; null for none.</param>
/// <param name="Model">An own model whose newest submission it is; null for none.</param>
/// <param name="Replaces">Whether a file that is there may be replaced.</param>
internal sealed record DownloadRequest(
    string? Name,
    int? Round,
    string? Out,
    string? Submission,
    string? Model,
    bool Replaces
)
{
    /// <exception cref="UsageException">Two things were asked for at once, or none where one is needed.</exception>
    public void Check(string command)
    {
        if (new[] { Name, Submission, Model }.Count(w => w is not null) > 1)
            throw new UsageException(command, "Name one thing: a data file, --submission or --model.");
        if (Round is <= 0)
            throw new UsageException(command, $"--round is a number from 1 on, not {Round}.");
        if (Round is not null && (Submission ?? Model) is not null)
            throw new UsageException(command, "--round is of data files; a submission has its own.");
        if (Out is not null && (Name ?? Submission ?? Model) is null)
            throw new UsageException(command, "--out needs a NAME; without one the files are listed.");
    }
}

/// <summary>Where a file comes from, and what it is called.</summary>
/// <param name="What">What was asked for.</param>
/// <param name="FileName">Its usual name, with folders for data.</param>
/// <param name="Address">Where it is.</param>
internal sealed record DownloadSource(string What, string FileName, Uri Address);

/// <summary>Finds a file and fetches it.</summary>
internal static class DownloadSession
{
    /// <summary>Asks for the address.</summary>
    public static async Task<Outcome<DownloadSource>> FindAsync(
        CommandContext context,
        NumeraiSession session,
        DownloadRequest request,
        Func<IReadOnlyList<OwnModel>> own
    )
    {
        var cancellation = context.CliHost.Cancellation;
        if (request.Name is { } name)
            return await DatasetAsync(context, session, name, request.Round).ConfigureAwait(false);
        var models = own();
        if (request.Submission is { } id)
            // Any key may be the one; the first model's will do where there is one account.
            return await OfAsync(session, models.Select(m => m.Key).Distinct(), id, cancellation).ConfigureAwait(false);
        var found = OwnModel.Find(models, request.Model!, context.Tournament);
        if (found is Outcome<OwnModel>.Refused { Refusal: var unknown })
            return unknown;
        var model = ((Outcome<OwnModel>.Done)found).Value;
        var all = await session.Client(model.Key).SubmissionsAsync(model.Id, cancellation).ConfigureAwait(false);
        return all.Value?.Where(s => s.Id is not null).MaxBy(s => s.InsertedAt) is { } newest
            ? await OfAsync(session, [model.Key], newest.Id!, cancellation).ConfigureAwait(false)
            : new Refusal("no-submission", $"Nothing was handed in for {model.Name}.");
    }

    /// <summary>Fetches it.</summary>
    public static Outcome<DownloadDocument> Fetch(
        CommandContext context,
        NumeraiSession session,
        DownloadRequest request,
        DownloadSource source
    ) => Place(request.Out, source.FileName).Then(place => FetchTo(context, session, request, source, place));

    private static Outcome<DownloadDocument> FetchTo(
        CommandContext context,
        NumeraiSession session,
        DownloadRequest request,
        DownloadSource source,
        string place
    )
    {
        if (OutputFile.Unfit(context, place) is { } unfit)
            return unfit;
        if (request.Out is null && Path.GetDirectoryName(place) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var file = TransferBar.Over(
            context,
            source.What,
            progress =>
                OnlineOptions.Wait(
                    session.Downloads.DownloadAsync(
                        source.Address,
                        place,
                        request.Replaces,
                        progress,
                        context.CliHost.Cancellation
                    )
                )
        );
        return new DownloadDocument(source.What, place, file.Length, file.IsHashChecked, file.IsResumed, file.WasThere);
    }

    /// <summary>Where it goes: as it was said, in a folder that was said, or under its own name below this one. A name never leads out of here.</summary>
    private static Outcome<string> Place(string? target, string name)
    {
        var own = name.Replace('\\', '/');
        var isSafe =
            own.Length is > 0 and < 1024
            && !own.Any(char.IsControl)
            && !own.Contains(':', StringComparison.Ordinal)
            && own.Split('/').All(part => part is not ("" or "." or ".."));
        if (target is not null && !Directory.Exists(target))
            return target;
        if (!isSafe)
            return new Refusal(
                "unsafe-name",
                $"'{name}' is no name for a file here; say where to put it with --out PATH."
            );
        return target is null ? own : Path.Combine(target, Path.GetFileName(own));
    }

    private static async Task<Outcome<DownloadSource>> DatasetAsync(
        CommandContext context,
        NumeraiSession session,
        string name,
        int? round
    )
    {
        try
        {
            return new DownloadSource(
                name,
                name,
                await session
                    .Public.DatasetAddressAsync(context.Tournament, name, round, context.CliHost.Cancellation)
                    .ConfigureAwait(false)
            );
        }
        catch (NumeraiException e) when (e.Code == NumeraiErrorCode.Refused)
        {
            return new Refusal("unknown-dataset", $"{e.Message} ballast download lists the names.");
        }
    }

    private static async Task<Outcome<DownloadSource>> OfAsync(
        NumeraiSession session,
        IEnumerable<NumeraiCredentials> keys,
        string id,
        CancellationToken cancellation
    )
    {
        Outcome<DownloadSource> found = new Refusal("no-submission", $"No account here has a submission {id}.");
        foreach (var key in keys)
        {
            try
            {
                var (name, address) = await session
                    .Client(key)
                    .SubmissionFileAsync(id, cancellation)
                    .ConfigureAwait(false);
                return new DownloadSource(id, Path.GetFileName(name ?? $"{id}.csv"), address);
            }
            catch (NumeraiException e) when (e.Code == NumeraiErrorCode.Refused)
            {
                found = new Refusal("no-submission", e.Message);
            }
        }
        return found;
    }
}

using System.Security.Cryptography;
using Ballast.Cli.Output;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;
using Ballast.Core.Workflows.Submitting;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Submissions;
using Ballast.Numerai.Transfers;
using Ballast.Numerai.Wire;
using Ballast.Storage;

namespace Ballast.Cli.Online;

/// <summary>What the command was given.</summary>
/// <param name="File">The file.</param>
/// <param name="Model">The model's name or id.</param>
/// <param name="Ids">The round's live data; null where none was named.</param>
/// <param name="Day">The day of the data; null for the newest.</param>
/// <param name="IsDry">Whether nothing is sent.</param>
/// <param name="Strategy">The strategy that must sit in the slot; null where that is not looked at.</param>
internal sealed record SubmitRequest(string File, string Model, string? Ids, int? Day, bool IsDry, string? Strategy);

/// <summary>Hands predictions in: looks at them first, sends once, reads back, and keeps what they are like.</summary>
internal sealed class SubmitSession(CommandContext context, NumeraiSession session, SubmitRequest request)
{
    private CancellationToken Cancellation => context.CliHost.Cancellation;

    /// <summary>Does it.</summary>
    /// <param name="own">The own models; asked for once the file is fit.</param>
    public int Run(Func<IReadOnlyList<OwnModel>> own)
    {
        var ready = PredictionsFile
            .Read(request.File, context.Tournament)
            // What can be seen without Numerai is reported before anybody is asked.
            .Then(file => Check(file, null).Then<CheckedPredictions, PredictionsFile>(_ => file))
            .Then(file => Prepare(file, own));
        switch (ready)
        {
            case Outcome<Prepared>.Refused refused:
                return context.Screen.Refuse(refused.Refusal);
            case Outcome<Prepared>.Done { Value: var done } when !request.IsDry:
                context.Screen.Remark(Spectre.Console.Markup.Escape(SubmissionWindow.Of(done.Document).Sentence));
                return Send(done.Model, done.Document, done.File);
            case Outcome<Prepared>.Done { Value: var done }:
                return Show(done.Document, Screen.Done);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private Outcome<Prepared> Prepare(PredictionsFile file, Func<IReadOnlyList<OwnModel>> own)
    {
        var window = OnlineOptions.Wait(WindowAsync());
        return Ids(window?.Opens)
            .Then(live => Check(file, live))
            .Then(fit =>
                OwnModel
                    .Find(own(), request.Model, context.Tournament)
                    .Then<OwnModel, Prepared>(model =>
                        request.Strategy is { } strategy
                        && SeatCheck.Find(context, strategy, model.Name, window?.Round) is { } refusal
                            ? refusal
                            : new Prepared(model, Document(file, fit, model, window), file)
                    )
            );
    }

    private int Send(OwnModel model, SubmitDocument document, PredictionsFile file)
    {
        // A store that cannot be opened is reported before anything is sent.
        using var store = OpenStore();
        UploadedFile? uploaded = null;
        var options = new SubmissionOptions
        {
            DataDatestamp = request.Day,
            TriggerId = context.CliHost.Environment("TRIGGER_ID"),
            ComputeId = context.CliHost.Environment("NUMERAI_COMPUTE_ID"),
        };
        var outcome = TransferBar.Over(
            context,
            "submit",
            progress =>
                OnlineOptions.Wait(
                    session
                        .Submissions(model.Key)
                        .SubmitAsync(
                            context.Tournament,
                            model.Id,
                            UploadFile.Of(file.Name, file.Bytes),
                            options,
                            progress,
                            u => uploaded = u,
                            Cancellation
                        )
                )
        );
        switch (outcome)
        {
            case ChangeOutcome<WireCreatedSubmission>.Refused refused:
                return Refused(refused.Code, refused.Reason);
            case ChangeOutcome<WireCreatedSubmission>.Accepted { Value: var created }:
                return Done(
                    store,
                    model,
                    document with
                    {
                        FirstEffectiveDate = created.FirstEffectiveDate,
                    },
                    created.Id!
                );
            default:
                var id = uploaded is null
                    ? null
                    : OnlineOptions.Wait(
                        SubmissionReading.FindAsync(session.Client(model.Key), model.Id, uploaded.Name, Cancellation)
                    );
                return id is not null ? Done(store, model, document, id) : Unknown(store, document, outcome);
        }
    }

    private int Done(TournamentStore store, OwnModel model, SubmitDocument document, string id)
    {
        Keep(store, document, id);
        var shown = OnlineOptions.Wait(
            SubmissionReading.LookAsync(session.Client(model.Key), model.Id, id, context.CliHost.Clock, Cancellation)
        );
        return Show(
            document with
            {
                Outcome = "submitted",
                SubmissionId = id,
                IsKept = true,
                Status = shown?.Status?.Text,
                StatusRound = shown?.RoundNumber,
            },
            Screen.Done
        );
    }

    private int Unknown(TournamentStore store, SubmitDocument document, ChangeOutcome<WireCreatedSubmission> outcome)
    {
        Keep(store, document, null);
        var why = ((ChangeOutcome<WireCreatedSubmission>.Unknown)outcome).Why;
        return Show(
            document with
            {
                Outcome = "unknown",
                IsKept = true,
                Notes = [.. document.Notes, why],
            },
            Screen.Refused
        );
    }

    /// <summary>A no is one; that something is in trouble is another thing.</summary>
    private int Refused(NumeraiErrorCode code, string reason) =>
        code switch
        {
            NumeraiErrorCode.Refused => context.Screen.Refuse(new Refusal("not-submitted", reason)),
            NumeraiErrorCode.File => context.Screen.Fail("file", reason),
            NumeraiErrorCode.Configuration => context.Screen.Refuse(new Refusal("no-key", reason)),
            _ => context.Screen.Fail("api", reason),
        };

    private void Keep(TournamentStore store, SubmitDocument document, string? id) =>
        store.KeepSubmission(
            new KeptSubmission
            {
                Tournament = context.Tournament,
                Model = document.Model,
                ModelId = document.ModelId,
                Round = document.Round,
                At = context.CliHost.Clock.GetUtcNow(),
                SubmissionId = id,
                File = document.File,
                Fingerprint = document.Fingerprint,
            }
        );

    private TournamentStore OpenStore()
    {
        context.MakeFolder();
        return TournamentStore.Open(context.StorePath);
    }

    private int Show(SubmitDocument document, int code)
    {
        context.Screen.Answer(document, SubmitText.Write);
        return code;
    }

    private Outcome<CheckedPredictions> Check(PredictionsFile file, IReadOnlySet<string>? live) =>
        PredictionChecks.Run(file.Table, file.Columns, context.Tournament, live);

    private Outcome<IReadOnlySet<string>?> Ids(DateTimeOffset? since)
    {
        var path =
            request.Ids ?? OnlineOptions.Wait(LiveIds.FindAsync(session, context.Tournament, since, Cancellation));
        return path is null
            ? new Outcome<IReadOnlySet<string>?>.Done(null)
            : LiveIds
                .Read(path, context.Tournament)
                .Then<IReadOnlySet<string>, IReadOnlySet<string>?>(ids => new Outcome<IReadOnlySet<string>?>.Done(ids));
    }

    private async Task<SubmissionWindow?> WindowAsync()
    {
        var answer = await session
            .Public.RoundsAsync(context.Tournament, limit: 1, number: 0, cancellation: Cancellation)
            .ConfigureAwait(false);
        return answer.Value is [{ Number: { } number } round, ..]
            ? SubmissionWindow.At(
                context.CliHost.Clock.GetUtcNow(),
                number,
                round.OpenTime,
                round.CloseStakingTime ?? round.CloseTime
            )
            : null;
    }

    private SubmitDocument Document(
        PredictionsFile file,
        CheckedPredictions fit,
        OwnModel model,
        SubmissionWindow? window
    ) =>
        new()
        {
            Outcome = "dry-run",
            File = file.Name,
            Tournament = context.Tournament.Slug(),
            Model = model.Name,
            ModelId = model.Id,
            Account = model.Key.Label,
            Round = window?.Round,
            Closes = window?.Closes,
            Expected = window?.Word,
            LiveIds = fit.Ids.Live,
            IdsMissing = fit.Ids.Missing,
            IdsUnknown = fit.Ids.Unknown,
            Fingerprint = PredictionFingerprint.Take(
                Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
                fit.Keys,
                fit.Values
            ),
            Notes = fit.Notes,
        };

    /// <summary>All that is needed to send.</summary>
    private sealed record Prepared(OwnModel Model, SubmitDocument Document, PredictionsFile File);
}

using Ballast.Core.Questions;
using Ballast.Core.Workflows.Predictions;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary>Keeps what an answer says about rounds to come, after it was given: whatever happens here, the answer stands.</summary>
internal sealed class PredictionRecord(CommandContext context)
{
    private static readonly string Version = typeof(PredictionRecord).Assembly.GetName().Version!.ToString(3);

    /// <summary>Takes the stamp of the sources that the answer will rest on; what comes in while it is worked out is not among them.</summary>
    public void Begin(TournamentStore store) => store.Stamp(context.Tournament, context.AsOf);

    /// <summary>Keeps it, or says in one line that it was not.</summary>
    public void Keep(TournamentStore store, Func<NewPrediction?> predict)
    {
        try
        {
            if (predict() is { } said)
                PredictionKeeper.Keep(store, context.Tournament, context.AsOf, Version, said.Question, said.Content);
        }
        catch (StoreException e)
        {
            context.Screen.Aside($"This answer was not kept for the track record. {e.Message}");
        }
    }
}

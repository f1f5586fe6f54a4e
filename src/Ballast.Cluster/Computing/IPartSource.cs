using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;

namespace Ballast.Cluster.Computing;

/// <summary>Makes work of questions.</summary>
public interface IPartSource
{
    /// <summary>The work of a question.</summary>
    /// <param name="question">With its moment, in its canonical form.</param>
    /// <param name="cancellation">Stops.</param>
    IPartedWork Read(string question, CancellationToken cancellation);
}

/// <summary>Asks the store, as of the question's moment.</summary>
/// <param name="location">Where the store is.</param>
public sealed class StorePartSource(string location) : IPartSource
{
    /// <inheritdoc/>
    public IPartedWork Read(string question, CancellationToken cancellation)
    {
        var request = Answered(KeptQuestion.Read(question));
        using var store = TournamentStore.OpenUntil(location, cancellation);
        var view = new AsOfView(store, request.Tournament, request.AsOf!.Value);
        // What is divided has been read: its parts ask the store no more.
        return Answered(request.Question.Divide(new Asked(view, request.Given, cancellation)));
    }

    private static T Answered<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Outcome<T>.Done done => done.Value,
            Outcome<T>.Refused refused => throw new ClusterException(refused.Refusal.Message),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}

using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Paper;

/// <summary>Stops an account on paper. Nothing of it is deleted: its result stays as it was at this moment, and what its start predicted is graded all the same.</summary>
public static class PaperStop
{
    private static readonly Parameter Name = new("name", "The account's name.")
    {
        IsArgument = true,
        ValueName = "NAME",
    };

    /// <summary>What can be said.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } = [Name];

    /// <summary>Stops an account at the view's moment.</summary>
    /// <param name="papers">Where it is kept.</param>
    /// <param name="view">What is known now.</param>
    /// <param name="given">What was said.</param>
    /// <param name="version">Version of the program.</param>
    /// <returns>A refusal where no account has that name, or it was stopped before.</returns>
    public static Outcome<PaperStopDocument> Run(IPaperStore papers, AsOfView view, Given given, string version)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(given);
        var name = given.Text(Name)!;
        if (view.PaperAccounts.FirstOrDefault(a => PaperComputation.IsNamed(a, name)) is not { } account)
            return PaperComputation.Unknown(view.PaperAccounts, name);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(view.AsOf.ToUnixTimeMilliseconds());
        if (account.StoppedAt is null && papers.StopPaper(account.Tournament, account.Name, at, version))
            return new PaperStopDocument(account.Name, account.Tournament.Slug(), account.StartedAt, at);
        var when = account.StoppedAt is { } stopped ? $" on {Format.Day(stopped)}" : "";
        return new Refusal("stopped-already", $"The account '{account.Name}' was stopped{when} already.");
    }
}

using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What <c>ballast paper start</c> did, as JSON.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Does">What it does.</param>
/// <param name="Beside">The policy that it is compared with.</param>
/// <param name="StartedAt">The moment.</param>
/// <param name="Total">NMR that it begins with.</param>
/// <param name="TotalFrom">given, real-stakes, or usual where no stake is stored.</param>
/// <param name="Models">Its models.</param>
/// <param name="ModelsFrom">given, staked (all with an open stake), or all where no stake is stored.</param>
/// <param name="FirstRound">The first round that it takes part in.</param>
/// <param name="FirstClosesAt">When the stakes of that one are fixed.</param>
/// <param name="FirstResolvesAt">When it resolves.</param>
/// <param name="GradableAt">When the track record can tell whether the policy did better than the other one.</param>
public sealed record PaperStartDocument(
    string Name,
    string Tournament,
    string Policy,
    string Does,
    string Beside,
    DateTimeOffset StartedAt,
    decimal Total,
    string TotalFrom,
    IReadOnlyList<string> Models,
    string ModelsFrom,
    int FirstRound,
    DateTimeOffset FirstClosesAt,
    DateTimeOffset FirstResolvesAt,
    DateTimeOffset GradableAt
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.paper-start/1";
}

/// <summary>What <c>ballast paper stop</c> did, as JSON.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="StoppedAt">The moment.</param>
public sealed record PaperStopDocument(
    string Name,
    string Tournament,
    DateTimeOffset StartedAt,
    DateTimeOffset StoppedAt
)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "ballast.paper-stop/1";
}

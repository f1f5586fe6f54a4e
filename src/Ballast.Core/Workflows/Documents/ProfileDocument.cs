using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>The public page of an account or a model, as Numerai shows it now. What it did not tell is null.</summary>
public sealed record ProfileDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.profile/1";

    /// <summary>account or model.</summary>
    public required string Of { get; init; }

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Numerai's id.</summary>
    public required string? Id { get; init; }

    /// <summary>Of a model: its account.</summary>
    public string? Account { get; init; }

    /// <summary>Of an account: its title.</summary>
    public string? Title { get; init; }

    /// <summary>Since when it takes part.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it is of a team.</summary>
    public bool? IsTeam { get; init; }

    /// <summary>NMR staked.</summary>
    public decimal? Staked { get; init; }

    /// <summary>Returns by period, 0.01 is one percent.</summary>
    public required IReadOnlyDictionary<string, double> Returns { get; init; }

    /// <summary>Of a model: reputations by score.</summary>
    public required IReadOnlyDictionary<string, double> Scores { get; init; }

    /// <summary>Of a model: ranks by score.</summary>
    public required IReadOnlyDictionary<string, int> Ranks { get; init; }

    /// <summary>Of an account: its models.</summary>
    public required IReadOnlyList<ProfileModel> Models { get; init; }
}

/// <summary>A model on its account's page.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Numerai's id.</param>
/// <param name="Staked">NMR.</param>
/// <param name="ReturnOneYear">0.01 is one percent.</param>
/// <param name="Scores">Reputations by score.</param>
public sealed record ProfileModel(
    string? Name,
    string? Id,
    decimal? Staked,
    double? ReturnOneYear,
    IReadOnlyDictionary<string, double> Scores
);

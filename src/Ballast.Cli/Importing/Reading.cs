using Ballast.Core.Rounds;

namespace Ballast.Cli.Importing;

/// <summary>What the user says of files that do not say it themselves.</summary>
/// <param name="Metric">What a wide table holds; null where it was not said.</param>
/// <param name="Model">Whose rows they are; null where it was not said.</param>
internal sealed record Reading(Metric? Metric, string? Model);

using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>A beginning that participants call by name, for example <c>daily</c>.</summary>
/// <param name="Name">The name used after <c>--since</c>.</param>
/// <param name="Tournament">The tournament.</param>
/// <param name="FirstRound">Its first round.</param>
/// <param name="What">What began.</param>
/// <param name="Source">Who says so.</param>
public sealed record Era(string Name, Tournament Tournament, int FirstRound, string What, string Source);

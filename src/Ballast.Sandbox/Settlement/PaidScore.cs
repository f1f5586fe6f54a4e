namespace Ballast.Sandbox.Settlement;

/// <summary>One score that a round pays, with the weights a model may give it.</summary>
/// <param name="Name">The score's name as the frames spell it.</param>
/// <param name="Multipliers">The allowed weights; a single one where the round fixes it.</param>
internal sealed record PaidScore(string Name, params decimal[] Multipliers);

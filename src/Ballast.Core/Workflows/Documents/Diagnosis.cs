namespace Ballast.Core.Workflows.Documents;

/// <summary>The sentences of a diagnosis.</summary>
/// <param name="Of">Whose models it is about.</param>
/// <param name="Sentences">What it earned, what the risk was, how far to believe it.</param>
public sealed record Diagnosis(string Of, IReadOnlyList<string> Sentences);

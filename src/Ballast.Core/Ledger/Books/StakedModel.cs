using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Books;

/// <summary>A model in its tournament. Names repeat across tournaments, so neither alone says which model is meant.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="Name">The model's name or id, as the caller keys its models; text from strangers.</param>
public readonly record struct StakedModel(Tournament Tournament, string Name);

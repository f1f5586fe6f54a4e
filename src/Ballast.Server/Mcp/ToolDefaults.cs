using Ballast.Core.Rounds;

namespace Ballast.Server.Mcp;

/// <summary>What holds for a question of an assistant that does not say it.</summary>
/// <param name="Tournament">The tournament.</param>
/// <param name="AsOf">The moment; null for now.</param>
public sealed record ToolDefaults(Tournament Tournament = Tournament.Classic, DateTimeOffset? AsOf = null);

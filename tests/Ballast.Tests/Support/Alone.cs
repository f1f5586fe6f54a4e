namespace Ballast.Tests.Support;

/// <summary>Tests that say how long something may take, or how much memory: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

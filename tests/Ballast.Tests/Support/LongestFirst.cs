using Ballast.Tests.Cli;
using Ballast.Tests.Server.Pages;
using Ballast.Tests.Server.Reports;
using Ballast.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Ballast.Tests.Support;

/// <summary>Starts the classes that take longest before all others: one that came last would run on alone, on one of the processors.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(RealDataInBrowserTests),
        typeof(MonthPageTests),
        typeof(KillRunTests),
        typeof(KeyboardInBrowserTests),
        typeof(PagesInBrowserTests),
        typeof(ReportOfRealDataTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Place(c.TestCollectionDisplayName, Longest))];

    /// <summary>Which of the types' classes a collection is, counted from 0; behind them all where it is of none.</summary>
    internal static int Place(string collection, IReadOnlyList<Type> types)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (collection.Contains($" {types[i].FullName} ", StringComparison.Ordinal))
                return i;
        }
        return types.Count;
    }
}

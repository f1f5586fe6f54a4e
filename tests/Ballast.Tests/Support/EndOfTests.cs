using System.Collections.Concurrent;
using Ballast.Tests.Support;

[assembly: AssemblyFixture(typeof(EndOfTests))]

namespace Ballast.Tests.Support;

/// <summary>What all tests of the process share and has to be ended or removed after the last one of them.</summary>
public sealed class EndOfTests : IAsyncDisposable
{
    private static readonly ConcurrentQueue<Func<ValueTask>> Left = new();

    /// <summary>Does something when all tests have ended.</summary>
    internal static void Do(Func<ValueTask> something) => Left.Enqueue(something);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (Left.TryDequeue(out var something))
            await something();
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ballast.Core.Workflows.Parts;

/// <summary>Adds up what parts are computed from to a short text (SHA-256). Texts and lists stand with their length before them, so that no two inputs run into one another.</summary>
internal sealed class InputDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of what is added.</summary>
    public static string Of(Action<InputDigest> add)
    {
        using var digest = new InputDigest();
        add(digest);
        return Convert.ToHexStringLower(digest._hash.GetCurrentHash());
    }

    private InputDigest() { }

    public InputDigest Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
        return this;
    }

    public InputDigest Add(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Add(all.Count);
        foreach (var text in all)
            Add(text);
        return this;
    }

    public InputDigest Add(long number)
    {
        _hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(ref number)));
        return this;
    }

    public InputDigest Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    public InputDigest Add(DateTimeOffset moment) => Add(moment.UtcTicks);

    /// <summary>Values as they lie in memory; the machines of a cluster have one order of bytes.</summary>
    public InputDigest Add(ReadOnlySpan<double> values)
    {
        Add(values.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    public void Dispose() => _hash.Dispose();
}

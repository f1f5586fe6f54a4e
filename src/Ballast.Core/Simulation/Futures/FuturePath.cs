namespace Ballast.Core.Simulation.Futures;

/// <summary>What became of a capital under a policy in one future.</summary>
/// <param name="Nmr">NMR of the account at each checkpoint.</param>
/// <param name="Fall">Deepest fall from a highest value, a share of it.</param>
/// <param name="IdleShare">Mean share of the capital that was not at work.</param>
/// <param name="Requests">Requests of the owner.</param>
/// <param name="Paid">NMR paid.</param>
/// <param name="Burned">NMR burned.</param>
internal readonly record struct FuturePath(
    double[] Nmr,
    double Fall,
    double IdleShare,
    int Requests,
    double Paid,
    double Burned
)
{
    /// <summary>Writes it, to the last bit.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Nmr.Length);
        foreach (var value in Nmr)
            writer.Write(value);
        writer.Write(Fall);
        writer.Write(IdleShare);
        writer.Write(Requests);
        writer.Write(Paid);
        writer.Write(Burned);
    }

    /// <summary>Reads it again.</summary>
    /// <exception cref="EndOfStreamException">It is not there whole.</exception>
    public static FuturePath Read(BinaryReader reader)
    {
        // No longer than what is left: a wrong number is a wrong part, not a full memory.
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length)
            throw new EndOfStreamException();
        var nmr = new double[count];
        for (var i = 0; i < count; i++)
            nmr[i] = reader.ReadDouble();
        return new FuturePath(
            nmr,
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadInt32(),
            reader.ReadDouble(),
            reader.ReadDouble()
        );
    }
}

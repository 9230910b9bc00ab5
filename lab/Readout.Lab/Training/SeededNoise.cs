namespace Readout.Lab.Training;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine.</summary>
internal struct SeededNoise(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A noise of its own for each purpose of a training.</summary>
    public static SeededNoise For(int seed, int epoch, int batch, int part)
    {
        var noise = new SeededNoise((ulong)seed);
        var mixed = noise.Next() ^ (((ulong)epoch << 40) | ((ulong)batch << 8) | (uint)part);
        return new SeededNoise(new SeededNoise(mixed).Next());
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0, included, to 1, excluded.</summary>
    public float Unit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>From 0, included, to <paramref name="limit"/>, excluded.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Fills with 0 at the share <paramref name="drop"/>, else with what keeps the mean.</summary>
    public void Mask(Span<float> mask, float drop)
    {
        var kept = 1 / (1 - drop);
        for (var i = 0; i < mask.Length; i++) mask[i] = Unit() < drop ? 0 : kept;
    }
}

using System.Text;
using Readout.Documents;

namespace Readout.Language.Trees;

/// <summary>The file of a <see cref="TreeModel"/>: little-endian, token vectors in 8 bits with a scale a row, other weights in 16.</summary>
internal static class TreeModelFile
{
    private const uint Magic = 0x32455254; // "TRE2"
    private const float Steps = 127;
    private const int WidestLayer = 4096;
    private const int UniversalTags = (int)UniversalTag.X + 1;

    /// <summary>Reads a model.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <exception cref="InvalidDataException">The stream holds no such model, or a damaged one.</exception>
    public static TreeModel Read(Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() != TokenFeatures.Count)
                throw new InvalidDataException("This is no model of trees, or one of another version: train it again.");
            return ReadRest(reader);
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException("The model of trees is damaged (" + error.Message + "): take it from the repository again, or train it again.", error);
        }
    }

    private static TreeModel ReadRest(BinaryReader reader)
    {
        var widths = new int[7];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = reader.ReadInt32();
            if (widths[i] is < 1 or > WidestLayer) throw new FormatException("a layer's width is " + widths[i]);
        }

        var shape = new TreeShape(widths[0], widths[1], widths[2], widths[3], widths[4], widths[5], widths[6]);
        var names = new TreeNames(Strings(reader), Strings(reader));
        if (UniversalTags + names.Tags.Count + NameTags.Count > shape.Tags || names.Relations.Count > shape.Relations) throw new FormatException("more tags or relations than columns");
        var keys = new ulong[Count(reader, sizeof(ulong))];
        for (var i = 0; i < keys.Length; i++) keys[i] = reader.ReadUInt64();
        var network = new TreeNetwork(shape, keys);
        var steps = new byte[shape.Token];
        for (var row = 0; row < network.TokenVectors.Length; row += shape.Token)
        {
            var scale = (float)reader.ReadHalf();
            reader.BaseStream.ReadExactly(steps);
            var vector = network.TokenVectors.AsSpan(row, shape.Token);
            for (var i = 0; i < steps.Length; i++) vector[i] = (sbyte)steps[i] * scale;
        }

        foreach (var weights in network.Dense)
        {
            for (var i = 0; i < weights.Length; i++) weights[i] = (float)reader.ReadHalf();
        }

        var scripts = new LemmaScript[Count(reader, 3)];
        for (var i = 0; i < scripts.Length; i++) scripts[i] = new LemmaScript(reader.ReadBoolean(), reader.ReadByte(), reader.ReadString());
        var rules = new (ulong, ushort)[Count(reader, sizeof(ulong) + sizeof(ushort))];
        for (var i = 0; i < rules.Length; i++) rules[i] = (reader.ReadUInt64(), reader.ReadUInt16());
        var listed = new (ulong, uint)[Count(reader, sizeof(ulong) + sizeof(uint))];
        for (var i = 0; i < listed.Length; i++) listed[i] = (reader.ReadUInt64(), reader.ReadUInt32());
        return new TreeModel(network, names, new Lemmas(scripts, rules), new ListedPhrases(listed));
    }

    /// <summary>A number of things that the rest of the stream has room for.</summary>
    private static int Count(BinaryReader reader, int bytesEach)
    {
        var count = reader.ReadInt32();
        if (count < 0 || (long)count * bytesEach > reader.BaseStream.Length - reader.BaseStream.Position) throw new EndOfStreamException("it ends too early");
        return count;
    }

    /// <summary>Writes a model; what <see cref="Read"/> gives back has rounded weights.</summary>
    public static void Write(TreeModel model, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var network = model.Network;
        var shape = network.Shape;
        writer.Write(Magic);
        writer.Write(TokenFeatures.Count);
        foreach (var width in (int[])[shape.Token, shape.Units, shape.Layers, shape.Tags, shape.Arc, shape.Label, shape.Relations]) writer.Write(width);
        Write(writer, model.Names.Tags);
        Write(writer, model.Names.Relations);
        writer.Write(network.Keys.Length);
        foreach (var key in network.Keys) writer.Write(key);
        for (var row = 0; row < network.TokenVectors.Length; row += shape.Token)
        {
            var vector = network.TokenVectors.AsSpan(row, shape.Token);
            var greatest = 0f;
            foreach (var value in vector) greatest = Math.Max(greatest, Math.Abs(value));
            var scale = (Half)(greatest / Steps);
            writer.Write(scale);
            foreach (var value in vector) writer.Write(scale == default ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value / (float)scale), -Steps, Steps));
        }

        foreach (var weights in network.Dense)
        {
            foreach (var weight in weights) writer.Write((Half)weight);
        }

        writer.Write(model.Lemmas.Scripts.Count);
        foreach (var script in model.Lemmas.Scripts)
        {
            writer.Write(script.KeepsCase);
            writer.Write((byte)script.Cut);
            writer.Write(script.Add);
        }

        writer.Write(model.Lemmas.Rules.Count);
        foreach (var (key, script) in model.Lemmas.Rules)
        {
            writer.Write(key);
            writer.Write(script);
        }

        writer.Write(model.Lists.Entries.Count);
        foreach (var (key, marks) in model.Lists.Entries)
        {
            writer.Write(key);
            writer.Write(marks);
        }
    }

    private static string[] Strings(BinaryReader reader)
    {
        var strings = new string[Count(reader, 1)];
        for (var i = 0; i < strings.Length; i++) strings[i] = reader.ReadString();
        return strings;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings) writer.Write(text);
    }
}

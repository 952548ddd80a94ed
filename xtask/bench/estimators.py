"""Times of the public ways to estimate information, one thread, on layers such as a network has.

Prints JSON {estimator: milliseconds} for two layers of 10 and 2 units over 4096 patterns of 12 bits with
two classes: I(X;T) and I(T;Y) of both. Needs numpy and scipy.
"""

import json
import os
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
from scipy.spatial import cKDTree  # noqa: E402
from scipy.special import digamma, logsumexp  # noqa: E402

random = np.random.default_rng(1)
inputs = np.array([[n >> (11 - bit) & 1 for bit in range(12)] for n in range(4096)], dtype=float)
labels = (inputs.sum(1) > 6).astype(int)
layers = [np.tanh(inputs @ random.normal(size=(12, width)) / 3) for width in (10, 2)]


def kde(t):
    """Kolchinsky & Tracey: both bounds, of all patterns and within the classes."""

    def both(h):
        square = (h**2).sum(1)
        distance = np.maximum(square[:, None] + square[None, :] - 2 * h @ h.T, 0)
        return [np.mean(np.log(len(h)) - logsumexp(-distance / (k * 0.1), axis=1)) for k in (2, 8)]

    return both(t) + [both(t[labels == y]) for y in (0, 1)]


def bins(t):
    """Shwartz-Ziv & Tishby: codes of 30 edges, counted as rows."""
    codes = np.digitize(t, np.linspace(-1, 1, 30))

    def entropy(codes):
        counts = np.unique(codes, axis=0, return_counts=True)[1] / len(codes)
        return -(counts * np.log2(counts)).sum()

    return entropy(codes) - sum(np.mean(labels == y) * entropy(codes[labels == y]) for y in (0, 1))


def ksg(t, k=3):
    """Kraskov 1 of inputs and layer, and of layer and label, by trees as NPEET has it."""

    def between(x, y):
        radius = cKDTree(np.hstack([x, y])).query(np.hstack([x, y]), k + 1, p=np.inf)[0][:, -1] - 1e-15
        count = [cKDTree(z).query_ball_point(z, radius, p=np.inf, return_length=True) for z in (x, y)]
        return digamma(k) + digamma(len(x)) - sum(np.mean(digamma(n)) for n in count)

    noise = lambda z: z + 1e-10 * random.random(z.shape)  # noqa: E731
    return between(noise(inputs), noise(t)), between(noise(t), noise(labels[:, None].astype(float)))


def renyi(t, n=512, alpha=1.01):
    """Matrix entropies of 512 patterns by LAPACK: layer, inputs, labels, and both joint ones."""
    rows = random.permutation(len(t))[:n]

    def gram(x):
        sigma = x.std(0, ddof=1).mean() * (4 / ((x.shape[1] + 2) * n)) ** (1 / (x.shape[1] + 4))
        return np.exp(-((x[:, None] - x[None]) ** 2).sum(2) / (2 * sigma**2)) / n

    def entropy(a):
        return np.log2((np.maximum(np.linalg.eigvalsh(a), 0) ** alpha).sum()) / (1 - alpha)

    of_t, of_x = gram(t[rows]), gram(inputs[rows])
    of_y = (labels[rows][:, None] == labels[rows][None]) / n
    return [entropy(a) for a in (of_t, of_x, of_y, n * of_t * of_x, n * of_t * of_y)]


def milliseconds(estimate):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for t in layers:
            estimate(t)
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times)[1]


print(json.dumps({"edges:30": milliseconds(bins), "kde:0.1": milliseconds(kde), "ksg:3": milliseconds(ksg),
                  "renyi:1.01": milliseconds(renyi)}))

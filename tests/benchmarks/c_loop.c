/* The floor of the benchmark: the same training as plain loops in C, with nothing in between.

   Feature-major like the engine: a[unit][sample], so that inner loops run along samples. Matrix
   products are loops, or OpenBLAS's gemm where `gemm` is not null. REAL is float or double. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef void (*Gemm)(int, int, int, int64_t, int64_t, int64_t, REAL, const REAL *, int64_t,
                     const REAL *, int64_t, REAL, REAL *, int64_t);
enum { ROW_MAJOR = 101, NO_TRANS = 111, TRANS = 112, MAX_LAYERS = 8 };
enum { SIGMOID, TANH, RELU };

#define R(x) ((REAL)(x))
#if IS_FLOAT
#define EXP expf
#define LOG logf
#define TANH_ tanhf
#define SQRT sqrtf
#define FABS fabsf
#else
#define EXP exp
#define LOG log
#define TANH_ tanh
#define SQRT sqrt
#define FABS fabs
#endif

typedef struct {
    int n_layers, sizes[MAX_LAYERS + 1], hidden, softmax, adam, batch, n;
    REAL rate;
    const REAL *X, *Y;      /* (sizes[0], n) and (units, n), feature-major */
    REAL *w, *g, *m, *v;    /* flat: for each layer W (out, in), then b (out) */
    REAL *x, *y, *a[MAX_LAYERS + 1], *d[MAX_LAYERS + 1];
    int n_parameters, *order;
    int64_t steps;
    uint64_t random;
    Gemm gemm;
} Net;

static REAL *room(int64_t count) {
    REAL *memory = aligned_alloc(64, (sizeof(REAL) * count + 127) / 64 * 64);
    memset(memory, 0, (sizeof(REAL) * count + 127) / 64 * 64);
    return memory;
}

Net *make(int n_layers, const int *sizes, int hidden, int softmax, int adam, int batch, int n,
          double rate, const REAL *X, const REAL *Y, const REAL *w, Gemm gemm) {
    Net *net = calloc(1, sizeof(Net));
    net->n_layers = n_layers; net->hidden = hidden; net->softmax = softmax; net->adam = adam;
    net->batch = batch; net->n = n; net->rate = R(rate); net->X = X; net->Y = Y; net->gemm = gemm;
    net->random = 88172645463325252ull;
    for (int l = 0; l <= n_layers; l++) {
        net->sizes[l] = sizes[l];
        if (l) net->n_parameters += sizes[l] * (sizes[l - 1] + 1);
        net->a[l] = room((int64_t)sizes[l] * batch);
        net->d[l] = room((int64_t)sizes[l] * batch);
    }
    net->w = room(net->n_parameters); net->g = room(net->n_parameters);
    net->m = room(net->n_parameters); net->v = room(net->n_parameters);
    memcpy(net->w, w, sizeof(REAL) * net->n_parameters);
    net->y = room((int64_t)sizes[n_layers] * batch);
    net->order = malloc(sizeof(int) * n);
    for (int i = 0; i < n; i++) net->order[i] = i;
    return net;
}

static void forward(Net *net, int l, const REAL *W, int m) {
    int in = net->sizes[l], out = net->sizes[l + 1];
    const REAL *restrict a = net->a[l], *b = W + out * in;
    REAL *z = net->a[l + 1];
    for (int i = 0; i < out; i++)
        for (int s = 0; s < m; s++) z[i * m + s] = b[i];
    if (net->gemm && in > 4 && out > 4)
        net->gemm(ROW_MAJOR, NO_TRANS, NO_TRANS, out, m, in, 1, W, in, a, m, 1, z, m);
    else
        for (int i = 0; i < out; i++)
            for (int j = 0; j < in; j++) {
                REAL *restrict to = z + i * m, weight = W[i * in + j];
                for (int s = 0; s < m; s++) to[s] += weight * a[j * m + s];
            }
    if (l == net->n_layers - 1) return;
    int count = out * m;
    if (net->hidden == SIGMOID) for (int i = 0; i < count; i++) z[i] = 1 / (1 + EXP(-z[i]));
    else if (net->hidden == TANH) for (int i = 0; i < count; i++) z[i] = TANH_(z[i]);
    else for (int i = 0; i < count; i++) z[i] = z[i] > 0 ? z[i] : 0;
}

static double answer(Net *net, int m) {
    int units = net->sizes[net->n_layers];
    REAL *restrict z = net->a[net->n_layers], *restrict d = net->d[net->n_layers];
    const REAL *restrict y = net->y;
    REAL loss = 0;
    if (!net->softmax) {
        for (int s = 0; s < m; s++) {
            REAL e = EXP(-FABS(z[s])), p = (z[s] > 0 ? 1 : e) / (1 + e);
            loss += (z[s] > 0 ? z[s] : 0) - y[s] * z[s] + LOG(1 + e);
            d[s] = p - y[s];
        }
        return loss;
    }
    for (int s = 0; s < m; s++) {
        REAL most = z[s], sum = 0, right = 0;
        for (int k = 1; k < units; k++) most = z[k * m + s] > most ? z[k * m + s] : most;
        for (int k = 0; k < units; k++) {
            REAL e = EXP(z[k * m + s] - most);
            d[k * m + s] = e;
            sum += e;
            right += y[k * m + s] * (z[k * m + s] - most);
        }
        loss += LOG(sum) - right;
        for (int k = 0; k < units; k++) d[k * m + s] = d[k * m + s] / sum - y[k * m + s];
    }
    return loss;
}

static void backward(Net *net, int l, const REAL *W, REAL *G, int m) {
    int in = net->sizes[l], out = net->sizes[l + 1];
    const REAL *restrict a = net->a[l], *restrict d = net->d[l + 1];
    REAL *restrict below = net->d[l];
    int big = net->gemm && in > 4 && out > 4;
    if (big) net->gemm(ROW_MAJOR, NO_TRANS, TRANS, out, in, m, 1, d, m, a, m, 0, G, in);
    for (int i = 0; i < out; i++) {
        REAL bias = 0;
        for (int s = 0; s < m; s++) bias += d[i * m + s];
        G[out * in + i] = bias;
        if (!big)
            for (int j = 0; j < in; j++) {
                REAL sum = 0;
                for (int s = 0; s < m; s++) sum += d[i * m + s] * a[j * m + s];
                G[i * in + j] = sum;
            }
    }
    if (!l) return;
    if (big) net->gemm(ROW_MAJOR, TRANS, NO_TRANS, in, m, out, 1, W, in, d, m, 0, below, m);
    else {
        memset(below, 0, sizeof(REAL) * in * m);
        for (int j = 0; j < in; j++)
            for (int i = 0; i < out; i++) {
                REAL weight = W[i * in + j];
                for (int s = 0; s < m; s++) below[j * m + s] += weight * d[i * m + s];
            }
    }
    int count = in * m;
    if (net->hidden == SIGMOID) for (int i = 0; i < count; i++) below[i] *= a[i] * (1 - a[i]);
    else if (net->hidden == TANH) for (int i = 0; i < count; i++) below[i] *= 1 - a[i] * a[i];
    else for (int i = 0; i < count; i++) below[i] = a[i] > 0 ? below[i] : 0;
}

static void update(Net *net, int m) {
    REAL *restrict w = net->w, *restrict g = net->g, *restrict first = net->m, *restrict second = net->v;
    net->steps++;
    if (!net->adam) {
        REAL rate = net->rate / m;
        for (int i = 0; i < net->n_parameters; i++) w[i] -= rate * g[i];
        return;
    }
    REAL root = R(sqrt(1 - pow(0.999, net->steps)));
    REAL rate = net->rate * root / R(1 - pow(0.9, net->steps)), epsilon = R(1e-8) * root;
    for (int i = 0; i < net->n_parameters; i++) {
        REAL slope = g[i] / m;
        first[i] = R(0.9) * first[i] + R(0.1) * slope;
        second[i] = R(0.999) * second[i] + R(0.001) * slope * slope;
        w[i] -= rate * first[i] / (SQRT(second[i]) + epsilon);
    }
}

static double step(Net *net, int start, int m) {
    int units = net->sizes[net->n_layers], inputs = net->sizes[0];
    for (int j = 0; j < inputs; j++)
        for (int s = 0; s < m; s++) net->a[0][j * m + s] = net->X[(int64_t)j * net->n + net->order[start + s]];
    for (int k = 0; k < units; k++)
        for (int s = 0; s < m; s++) net->y[k * m + s] = net->Y[(int64_t)k * net->n + net->order[start + s]];
    REAL *W = net->w;
    for (int l = 0; l < net->n_layers; l++) {
        forward(net, l, W, m);
        W += net->sizes[l + 1] * (net->sizes[l] + 1);
    }
    double loss = answer(net, m);
    for (int l = net->n_layers - 1; l >= 0; l--) {
        W -= net->sizes[l + 1] * (net->sizes[l] + 1);
        backward(net, l, W, net->g + (W - net->w), m);
    }
    update(net, m);
    return loss;
}

double train(Net *net, int epochs) {
    double loss = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
        if (net->batch < net->n)
            for (int i = net->n - 1; i > 0; i--) {
                net->random ^= net->random << 13; net->random ^= net->random >> 7; net->random ^= net->random << 17;
                int j = (int)(net->random % (uint64_t)(i + 1)), kept = net->order[i];
                net->order[i] = net->order[j]; net->order[j] = kept;
            }
        loss = 0;
        for (int start = 0; start < net->n; start += net->batch)
            loss += step(net, start, net->n - start < net->batch ? net->n - start : net->batch);
    }
    return loss / net->n;
}

void weights(const Net *net, REAL *w) { memcpy(w, net->w, sizeof(REAL) * net->n_parameters); }

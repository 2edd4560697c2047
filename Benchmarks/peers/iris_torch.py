"""Iris with PyTorch: read, split, scale, train, print the accuracy."""

import sys

import torch
from iris_data import read
from torch.nn import Linear, Sequential, Tanh

torch.manual_seed(1)
torch.set_num_threads(1)  # faster than two for a network so small
x, t, x_test, t_test = map(torch.from_numpy, read(sys.argv[1]))
model = Sequential(Linear(4, 10), Tanh(), Linear(10, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01, fused=True)
for _ in range(50):
    for chosen in torch.randperm(len(x)).split(16):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(x[chosen]), t[chosen]).backward()
        optimizer.step()
with torch.inference_mode():
    print((model(x_test).argmax(1) == t_test).float().mean().item())
